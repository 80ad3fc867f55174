using DCTicket.Contracts;
using DCTicket.Discord.Json;
using DCTicket.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Caches the bot's owners.</summary>
internal sealed partial class BotOwners(DiscordClient discord, TimeProvider time, ILogger<BotOwners> logger) : IBotOwners
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);

    private volatile Known? _known;

    public async ValueTask<bool> ContainsAsync(Snowflake user, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).Contains(user);

    /// <summary>Gets the owners, the main one first.</summary>
    public async Task<IReadOnlyList<Snowflake>> ListAsync(CancellationToken cancellationToken)
    {
        var known = _known;
        if (known is not null && time.GetElapsedTime(known.AskedAt) < KeepFor)
            return known.Owners;
        try
        {
            var application = await discord.GetApplicationAsync(cancellationToken);
            _known = known = new Known(application.Owners, time.GetTimestamp());
        }
        catch (Exception e) when (e is DiscordException || MalformedPayload.IsCausedBy(e))
        {
            LogUnknown(e);
        }

        return known?.Owners ?? [];
    }

    private sealed record Known(IReadOnlyList<Snowflake> Owners, long AskedAt);

    [LoggerMessage(LogLevel.Warning, "Failed to get the bot's owners; using the last known ones")]
    private partial void LogUnknown(Exception exception);
}
