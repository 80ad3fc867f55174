using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DCTicket.Discord.Connection;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Sessions;

/// <summary>Stores long rate limits in a small file of the data folder. It has no token; limits of another token are ignored.</summary>
internal sealed partial class RefusalFile(string path, HostSettings settings, ILogger log) : IRefusalStore
{
    private readonly string _owner = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.Token}\n{settings.RestUrl}"))
    );

    public IReadOnlyList<SavedRefusal> Load()
    {
        try
        {
            return
                File.Exists(path)
                && JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path)) is { Refusals: { } kept } content
                && content.Owner == _owner
                ? [.. kept.Where(refusal => refusal is not null)]
                : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(log, e, path);
            return [];
        }
    }

    public void Save(IReadOnlyList<SavedRefusal> refusals)
    {
        try
        {
            WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(new Content(_owner, refusals)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(log, e, path);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What Discord refused for long cannot be read in {File}; it is asked again")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, string file);

    [LoggerMessage(
        LogLevel.Warning,
        "What Discord refuses for long cannot be kept in {File}: after a restart it is asked again. Is the "
            + "disk full, or the file not ours?"
    )]
    private static partial void LogNotSaved(ILogger logger, Exception exception, string file);

    private sealed record Content(string? Owner, IReadOnlyList<SavedRefusal>? Refusals);
}
