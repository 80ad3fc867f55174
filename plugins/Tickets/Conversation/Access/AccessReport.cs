using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>Notifies the log channel that somebody changed the access of a ticket, and who.</summary>
internal sealed partial class AccessReport(
    GuildSettingsReader guilds,
    AccessIncidents incidents,
    IDiscord discord,
    TimeProvider time,
    ILogger<AccessReport> logger
)
{
    private const int Entries = 5;

    private static readonly AuditLogAction[] _actions =
    [
        AuditLogAction.OverwriteUpdate,
        AuditLogAction.OverwriteCreate,
        AuditLogAction.OverwriteDelete,
    ];
    private static readonly TimeSpan _recent = TimeSpan.FromMinutes(2);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The step, which is counted.</summary>
    public AccessStep Next(Ticket ticket, OverwriteDifference difference) => incidents.Next(ticket.Id, difference);

    public async Task SendAsync(Ticket ticket, AccessStep step, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (guild.Settings.LogChannelId is not { } log)
            return;
        var who = await FindWhoAsync(ticket, cancellationToken) is { } user ? $"<@{user}>" : guild.Text("access.somebody");
        var key = step switch
        {
            AccessStep.PutBack => "access.put-back",
            AccessStep.Leave => "access.left",
            _ => "access.shut-out",
        };
        try
        {
            await discord.SendMessageAsync(
                log,
                new OutgoingMessage
                {
                    Embeds =
                    [
                        new Embed
                        {
                            Title = guild.Text("access.title", ticket.Label),
                            Description = guild.Text(key, $"<#{ticket.ChannelId}>", who),
                            Color = Colors.Closed,
                        },
                    ],
                },
                cancellationToken
            );
        }
        catch (DiscordException e)
        {
            LogNotTold(e, ticket.GuildId, AdminHints.For(e));
        }
    }

    private async Task<Snowflake?> FindWhoAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        List<AuditLogEntry> entries = [];
        try
        {
            foreach (var action in _actions)
                entries.AddRange(await discord.GetAuditLogAsync(ticket.GuildId, action, Entries, cancellationToken));
        }
        catch (DiscordException)
        {
            // Without View Audit Log the user is unknown.
        }

        var since = Now - _recent;
        return entries
            .Where(entry => entry.TargetId == ticket.ChannelId && entry.UserId != discord.BotId && entry.Id.CreatedAt >= since)
            .OrderByDescending(entry => entry.Id.Value)
            .FirstOrDefault()
            ?.UserId;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The log channel of server {Guild} could not be told of a ticket whose overwrites were changed. {Advice}"
    )]
    private partial void LogNotTold(Exception exception, Snowflake guild, string advice);
}
