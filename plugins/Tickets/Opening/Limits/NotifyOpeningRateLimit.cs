using DCTicket.Contracts;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Opening.Limits;

/// <summary>
/// Notifies the log channel that the opening rate limit paused the server. Pending notices are in the database; a retry has the same
/// nonce.
/// </summary>
internal sealed class NotifyOpeningRateLimit(
    TicketsDbContext db,
    GuildSettingsReader guilds,
    LogChannel channel,
    IOptions<TicketsOptions> options
) : Job
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var flooded = await db
            .GuildSettings.Where(g => g.FloodedAt != null && g.LeftAt == null)
            .Select(g => g.GuildId)
            .ToListAsync(cancellationToken);
        foreach (var id in flooded)
            await TellAsync(await guilds.ReadAsync(id, cancellationToken), cancellationToken);
    }

    private async Task TellAsync(GuildSettingsSnapshot guild, CancellationToken cancellationToken)
    {
        var (id, at) = (guild.Settings.GuildId, guild.Settings.FloodedAt);
        var posted = await channel.PostAsync(id, guild.Settings.LogChannelId, "the limit of new tickets", Write(guild), cancellationToken);
        if (posted == LogPost.Failed)
            return;
        // By a query instead of the loaded row: a ticket may have taken its number meanwhile.
        await db
            .GuildSettings.Where(g => g.GuildId == id && g.FloodedAt == at)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.FloodedAt, (DateTimeOffset?)null), cancellationToken);
        db.ChangeTracker.Clear();
    }

    private OutgoingMessage Write(GuildSettingsSnapshot guild) =>
        new()
        {
            Nonce = $"flood{guild.Settings.FloodedAt!.Value.ToUnixTimeMilliseconds()}",
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("open.flood.title"),
                    Description = guild.Text(
                        "open.flood.text",
                        guild.Settings.FloodLimit ?? options.Value.FloodLimit,
                        Timestamp.Relative(guild.Settings.PausedUntil ?? guild.Settings.FloodedAt.Value + OpeningRateLimit.Pause)
                    ),
                    Color = Colors.Closed,
                },
            ],
        };
}
