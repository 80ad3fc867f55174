using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>An edit of a channel by one caller.</summary>
internal sealed class ChannelEdit(DiscordRequest request, IReadOnlyDictionary<string, byte[]> fields)
{
    private readonly TaskCompletionSource<DiscordResponse> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _left = [.. fields.Keys];

    /// <summary>Completes with Discord's response, or as soon as the wait is known to be too long.</summary>
    public Task<DiscordResponse> Done => _done.Task;

    public DiscordRequest Request => request;

    /// <summary>The order among the channel's edits; higher is later.</summary>
    public long Number { get; set; }

    public IReadOnlyDictionary<string, byte[]> Fields => fields;

    /// <summary>Reads the edit of a channel; null for other requests.</summary>
    public static ChannelEdit? Read(DiscordRequest request)
    {
        if (
            request.Method != HttpMethod.Patch
            || request.Files.Count > 0
            || request.Json is not { } json
            || request.Path.Split('/') is not ["channels", not ""]
        )
            return null;
        try
        {
            using var body = JsonDocument.Parse(json);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var fields = new Dictionary<string, byte[]>();
            foreach (var field in body.RootElement.EnumerateObject())
                fields[field.Name] = System.Text.Encoding.UTF8.GetBytes(field.Value.GetRawText());
            return fields.Count == 0 ? null : new ChannelEdit(request, fields);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Some fields are applied.</summary>
    public void Finish(IEnumerable<string> fields, DiscordResponse answer)
    {
        _left.ExceptWith(fields);
        if (_left.Count == 0)
            _done.TrySetResult(answer);
    }

    public void Fail(Exception exception)
    {
        // Observed, so that a caller who has left causes no unobserved exception.
        if (_done.TrySetException(exception))
            _ = _done.Task.Exception;
    }

    /// <summary>The rest is queued; the caller is told if that takes too long.</summary>
    public void Delay(TimeSpan wait)
    {
        if (wait > request.MaxWait)
            Fail(new DiscordDelayException(wait));
    }
}
