using System.Text.Json;
using DCTicket.Discord.Connection;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Sessions;

/// <summary>
/// Stores the gateway session in a small file of the data folder. It has no token. A session of another bot, other intents or other
/// plugins is not resumed (compared by <paramref name="owner"/>), nor is an expired one.
/// </summary>
internal sealed partial class SessionFile(string path, Func<string> owner, TimeProvider time, ILogger logger) : ISessionStore
{
    // Discord keeps a disconnected session for some minutes; a failed resume delays the start by some seconds.
    private static readonly TimeSpan KeptByDiscord = TimeSpan.FromMinutes(10);

    private bool _complained;

    public SavedSession? Load()
    {
        try
        {
            var kept = File.Exists(path) ? JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path)) : null;
            return
                kept is { Session: { Id.Length: > 0, Sequence: >= 0, ResumeUrl: { IsAbsoluteUri: true } url } session }
                && url.Scheme is "ws" or "wss"
                && kept.Owner == owner()
                && time.GetUtcNow() - kept.SavedAt < KeptByDiscord
                ? session
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogMalformedFile(e, path);
            return null;
        }
    }

    public void Save(SavedSession? session)
    {
        try
        {
            if (session is null)
            {
                File.Delete(path);
                return;
            }

            WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Content(owner(), time.GetUtcNow(), session)));
            _complained = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_complained)
                LogNotSaved(e, path);
            _complained = true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to read the session in {File}; starting a new one and catching up on missed events")]
    private partial void LogMalformedFile(Exception exception, string file);

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to save the session in {File}: a restart will start a new one and catch up on missed events. Check whether the "
            + "disk is full, and who owns the file"
    )]
    private partial void LogNotSaved(Exception exception, string file);

    private sealed record Content(string? Owner, DateTimeOffset SavedAt, SavedSession? Session);
}
