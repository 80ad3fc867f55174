using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Opening.Limits;

/// <summary>Pauses the panels of a server when too many tickets are opened within a minute.</summary>
internal sealed partial class OpeningRateLimit(
    TicketsDbContext db,
    TimeProvider time,
    IOptions<TicketsOptions> options,
    ILogger<OpeningRateLimit> logger
)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Whether one more ticket exceeds the limit. Then the server is paused; the caller saves.</summary>
    public async Task<bool> PullAsync(GuildSettings guild, CancellationToken cancellationToken)
    {
        var most = guild.FloodLimit ?? options.Value.FloodLimit;
        if (most == 0)
            return false;
        var since = time.GetUtcNow() - Window;
        var opened = await db.History.CountAsync(
            h => h.GuildId == guild.GuildId && h.At > since && h.Action == TicketAction.Open,
            cancellationToken
        );
        if (opened < most)
            return false;
        guild.PausedAt = guild.FloodedAt = time.GetUtcNow();
        guild.PausedUntil = time.GetUtcNow() + Pause;
        guild.PauseNote = null;
        LogPaused(guild.GuildId, opened);
        return true;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Opened} tickets were opened in server {Guild} within a minute; its panels are paused for five minutes"
    )]
    private partial void LogPaused(Snowflake guild, int opened);
}
