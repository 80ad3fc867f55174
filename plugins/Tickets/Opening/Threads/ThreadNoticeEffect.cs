using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Opening.Threads;

/// <summary>
/// Notifies the log channel that a ticket is a thread, and who else can see it, with a button for staff to join. It is identified by its
/// button.
/// </summary>
internal sealed partial class ThreadNoticeEffect(
    GuildSettingsReader guilds,
    ThreadViewerQuery viewers,
    IDiscord discord,
    ILogger<ThreadNoticeEffect> logger
) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.ThreadNote;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.ThreadNoteId)];

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { IsThread: true, IsClosed: false, LiveChannelId: not null, ThreadNoteId: null }
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var ticket = run.Ticket;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        if (guild.LogChannelOf(ticket) is not { } log)
        {
            LogNoChannel(ticket.GuildId, ticket.Id);
            ticket.Abandon(Kind);
            return;
        }

        var join = JoinThread.Route(ticket.Id);
        var message = run.Repeat ? await discord.FindOwnAsync(log, ticket.CreatedAt, m => m.Has(join), cancellationToken) : null;
        message ??= await discord.SendMessageAsync(log, await WriteAsync(ticket, guild, cancellationToken), cancellationToken);
        ticket.ThreadNoteId = message.Id;
    }

    private async Task<OutgoingMessage> WriteAsync(Ticket ticket, GuildSettingsSnapshot guild, CancellationToken cancellationToken)
    {
        var roles = await viewers.FindAsync(ticket, cancellationToken);
        return new OutgoingMessage
        {
            Nonce = ticket.Nonce('t'),
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("thread.title", ticket.Label),
                    Description =
                        guild.Text("thread.text", Mention.Channel(ticket.ChannelId!.Value))
                        + "\n\n"
                        + (roles.Count == 0 ? guild.Text("thread.nobody") : guild.Text("thread.seers", Mention.Roles(roles))),
                    Color = Colors.Of(TicketState.WaitingForStaff),
                },
            ],
            Buttons = [new Button(JoinThread.Route(ticket.Id), guild.Text("thread.join")) { Style = ButtonStyle.Primary }],
        };
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Ticket {Ticket} in server {Guild} is a private thread: members with Manage Threads in the panel's channel can see it. "
            + "There is no log channel for this notice; choose one by /setup"
    )]
    private partial void LogNoChannel(Snowflake guild, Guid ticket);
}
