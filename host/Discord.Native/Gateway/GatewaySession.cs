using System.Text.Json;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>The state to resume a session on another socket or in another process.</summary>
internal sealed class GatewaySession
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Sequence, Task Handling)> _inFlight = new();
    private string? _id;
    private Uri? _resumeUrl;
    private long? _received;
    private long _highest = -1;

    /// <summary>Starts a new session, or continues one of an earlier process.</summary>
    public GatewaySession(SavedSession? saved)
    {
        if (saved is not null)
            (_id, _resumeUrl, _received, _highest) = (
                saved.Id,
                saved.ResumeUrl,
                saved.Sequence,
                Math.Max(saved.Sequence, saved.Received ?? -1)
            );
    }

    public bool CanResume
    {
        get
        {
            lock (_lock)
                return _id is not null && _received is not null;
        }
    }

    /// <summary>For a resume in this process, which continues after the last received event.</summary>
    public (string? Id, Uri? Url, long? Sequence) Current
    {
        get
        {
            lock (_lock)
                return (_id, _resumeUrl, _received);
        }
    }

    /// <summary>
    /// The number of the last event up to which all are handled; null before the first one. Heartbeats send this one, so that Discord
    /// keeps later events for another process.
    /// </summary>
    public long? Handled
    {
        get
        {
            lock (_lock)
                return LastAcknowledgedSequence();
        }
    }

    /// <summary>
    /// The number of the last event received in this session, by this process or an earlier one; -1 before the first one.
    /// </summary>
    public long Highest
    {
        get
        {
            lock (_lock)
                return _highest;
        }
    }

    /// <summary>The state for another process; null if there is nothing to resume.</summary>
    public SavedSession? ToSave()
    {
        lock (_lock)
            return _id is { } id && _resumeUrl is { } url && LastAcknowledgedSequence() is { } sequence
                ? new SavedSession(id, sequence, url, _highest > sequence ? _highest : null)
                : null;
    }

    /// <summary>Records a received event.</summary>
    public void Receive(long? sequence)
    {
        lock (_lock)
        {
            if (sequence > (_received ?? -1))
                _received = sequence;
            _highest = Math.Max(_highest, sequence ?? -1);
        }
    }

    /// <summary>Tracks an event as in flight until its task completes.</summary>
    public void Track(long sequence, Task handling)
    {
        if (handling.IsCompleted)
            return;
        lock (_lock)
        {
            LastAcknowledgedSequence();
            _inFlight.Enqueue((sequence, handling));
        }
    }

    /// <summary>Completes when no event is in flight.</summary>
    public Task WhenDrainedAsync()
    {
        lock (_lock)
            return Task.WhenAll(_inFlight.Select(e => e.Handling));
    }

    /// <summary>Takes the session from READY, its first event.</summary>
    public void Begin(ReadOnlyMemory<byte> ready, long? sequence)
    {
        using var json = JsonDocument.Parse(ready.IsEmpty ? "{}"u8.ToArray() : ready);
        var id = Text(json.RootElement, "session_id");
        var url =
            Uri.TryCreate(Text(json.RootElement, "resume_gateway_url"), UriKind.Absolute, out var parsed) && parsed.Scheme is "ws" or "wss"
                ? parsed
                : null;
        lock (_lock)
        {
            _inFlight.Clear();
            (_id, _resumeUrl, _received, _highest) = (id, url, sequence is >= 0 ? sequence : null, sequence ?? -1);
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _inFlight.Clear();
            (_id, _resumeUrl, _received, _highest) = (null, null, null, -1);
        }
    }

    private long? LastAcknowledgedSequence()
    {
        while (_inFlight.TryPeek(out var first) && first.Handling.IsCompleted)
            _inFlight.Dequeue();
        return _inFlight.TryPeek(out var waiting) ? waiting.Sequence - 1 : _received;
    }

    private static string? Text(JsonElement element, string name)
    {
        try
        {
            return
                element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // Invalid Unicode.
            return null;
        }
    }
}
