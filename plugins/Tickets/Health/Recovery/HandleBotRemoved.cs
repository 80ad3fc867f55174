using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Health.Recovery;

/// <summary>
/// Handles the bot's removal from a server, and its return. In between, the server's tickets are suspended; afterwards <see
/// cref="Reconcile"/> reconciles them, and abandoned effects are retried.
/// </summary>
internal sealed partial class HandleBotRemoved(TicketsDbContext db, TimeProvider time, ILogger<HandleBotRemoved> logger)
{
    [On]
    public async Task HandleAsync(GuildRemoved e, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db
            .GuildSettings.Where(g => g.GuildId == e.GuildId)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.LeftAt, now), cancellationToken);
        LogRemoved(e.GuildId);
    }

    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        var back = await db
            .GuildSettings.Where(g => g.GuildId == e.GuildId && g.LeftAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.LeftAt, (DateTimeOffset?)null), cancellationToken);
        if (back == 0)
            return;
        var now = time.GetUtcNow();
        await db
            .Tickets.Where(t => t.GuildId == e.GuildId && t.ChannelDeletedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.Access.Requested, t => t.Access.Requested + 1)
                        .SetProperty(t => t.Control.Requested, t => t.Control.Requested + 1)
                        .SetProperty(
                            t => t.AbandonedEffects,
                            t =>
                                t.AbandonedEffects
                                & ~(
                                    EffectKinds.Access
                                    | EffectKinds.Control
                                    | EffectKinds.Pin
                                    | EffectKinds.Notices
                                    | EffectKinds.DeleteChannel
                                )
                        )
                        .SetProperty(t => t.Deferral.Effects, EffectKinds.None)
                        .SetProperty(t => t.Version, t => t.Version + 1)
                        .SetProperty(t => t.Attempts, 0)
                        .SetProperty(t => t.NextRunAt, now),
                cancellationToken
            );
        LogAddedAgain(e.GuildId);
    }

    [LoggerMessage(LogLevel.Information, "Bot removed from server {Guild}; its tickets are suspended")]
    private partial void LogRemoved(Snowflake guild);

    [LoggerMessage(LogLevel.Information, "Bot added to server {Guild} again; its tickets are resumed")]
    private partial void LogAddedAgain(Snowflake guild);
}
