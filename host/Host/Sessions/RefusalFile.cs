using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DCTicket.Discord.Connection;
using DCTicket.Host.Startup;
using DCTicket.Host.Storage;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Sessions;

/// <summary>
/// Long refusals of Discord's in a small file of the data folder. It holds no token; refusals of another token are not believed.
/// </summary>
internal sealed partial class RefusalFile(string path, HostSettings settings, ILogger logger) : IRefusalStore
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
            LogMalformedFile(e, path);
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
            LogNotSaved(e, path);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Failed to read the saved rate limits in {File}; they are requested again")]
    private partial void LogMalformedFile(Exception exception, string file);

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to save rate limits in {File}: they are lost after a restart. Check whether the disk is full, and who owns the " + "file"
    )]
    private partial void LogNotSaved(Exception exception, string file);

    private sealed record Content(string? Owner, IReadOnlyList<SavedRefusal>? Refusals);
}
