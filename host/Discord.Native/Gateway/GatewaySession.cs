using System.Text.Json;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>What it takes to resume a session on another socket.</summary>
internal sealed class GatewaySession
{
    private long _sequence = -1;

    public string? Id { get; private set; }

    public Uri? ResumeUrl { get; private set; }

    public bool CanResume => Id is not null && Sequence is not null;

    /// <summary>The number of the last event; the heartbeat reads it on its own loop.</summary>
    public long? Sequence => Interlocked.Read(ref _sequence) is >= 0 and var value ? value : null;

    public void Advance(long? sequence)
    {
        if (sequence is { } value)
            Interlocked.Exchange(ref _sequence, value);
    }

    /// <summary>Takes the session from READY.</summary>
    public void Begin(ReadOnlyMemory<byte> ready)
    {
        using var json = JsonDocument.Parse(ready.IsEmpty ? "{}"u8.ToArray() : ready);
        Id = Text(json.RootElement, "session_id");
        ResumeUrl = Uri.TryCreate(Text(json.RootElement, "resume_gateway_url"), UriKind.Absolute, out var url)
            && url.Scheme is "ws" or "wss" ? url : null;
    }

    public void Forget()
    {
        (Id, ResumeUrl) = (null, null);
        Interlocked.Exchange(ref _sequence, -1);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
