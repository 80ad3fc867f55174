using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>Notifies the log channel that somebody changed the access of a ticket, and who.</summary>
internal sealed class AccessReport(
    GuildSettingsReader guilds,
    AccessIncidents incidents,
    IDiscord discord,
    LogChannel channel,
    TimeProvider time
)
{
    private const int Entries = 5;

    private static readonly AuditLogAction[] Actions =
    [
        AuditLogAction.OverwriteUpdate,
        AuditLogAction.OverwriteCreate,
        AuditLogAction.OverwriteDelete,
    ];
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(2);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The step, which is counted.</summary>
    public AccessStep Next(Ticket ticket, OverwriteDifference difference) => incidents.Next(ticket.Id, difference);

    public async Task SendAsync(Ticket ticket, AccessStep step, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (guild.LogChannelOf(ticket) is not { } log)
            return;
        var who = await FindWhoAsync(ticket, cancellationToken) is { } user ? Mention.User(user) : guild.Text("access.somebody");
        var key = step switch
        {
            AccessStep.PutBack => "access.put-back",
            AccessStep.Leave => "access.left",
            _ => "access.shut-out",
        };
        var report = new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("access.title", ticket.Label),
                    Description = guild.Text(key, Mention.Channel(ticket.ChannelId!.Value), who),
                    Color = Colors.Closed,
                },
            ],
        };
        await channel.PostAsync(ticket.GuildId, log, "changed overwrites of a ticket", report, cancellationToken);
    }

    private async Task<Snowflake?> FindWhoAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        List<AuditLogEntry> entries = [];
        try
        {
            foreach (var action in Actions)
                entries.AddRange(await discord.GetAuditLogAsync(ticket.GuildId, action, Entries, cancellationToken));
        }
        catch (DiscordException)
        {
            // Without View Audit Log the user is unknown.
        }

        var since = Now - Recent;
        return entries
            .Where(entry => entry.TargetId == ticket.ChannelId && entry.UserId != discord.BotId && entry.Id.CreatedAt >= since)
            .OrderByDescending(entry => entry.Id.Value)
            .FirstOrDefault()
            ?.UserId;
    }
}
