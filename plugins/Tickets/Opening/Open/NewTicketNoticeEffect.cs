using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Discord;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>
/// Posts a notice of the new ticket in the configured channel. It pings nobody, and is identified by the timestamp in its embed.
/// </summary>
internal sealed class NewTicketNoticeEffect(GuildSettingsReader guilds, IDiscord discord) : TicketEffect
{
    public override EffectKinds Kind => EffectKinds.NewTicketNotice;

    public override IReadOnlyList<string> Columns => [nameof(Ticket.NoticeMessageId)];

    public override bool WorksInChannel => false;

    public override bool IsMissing(Ticket ticket) =>
        ticket is { NoticeChannelId: not null, NoticeMessageId: null, IsClosed: false, LiveChannelId: not null }
        && !ticket.AbandonedEffects.HasFlag(Kind);

    public override async Task ApplyAsync(TicketRun run, CancellationToken cancellationToken)
    {
        var (ticket, channel) = (run.Ticket, run.Ticket.NoticeChannelId!.Value);
        var message = run.Repeat ? await discord.FindOwnAsync(channel, ticket.CreatedAt, m => IsOf(m, ticket), cancellationToken) : null;
        message ??= await discord.SendMessageAsync(
            channel,
            Write(ticket, await guilds.ReadAsync(ticket.GuildId, cancellationToken)),
            cancellationToken
        );
        ticket.NoticeMessageId = message.Id;
    }

    private static bool IsOf(Message message, Ticket ticket) =>
        message.Embeds.Any(embed =>
            embed.Timestamp == ticket.CreatedAt
            && embed.Description?.Contains(Mention.Channel(ticket.ChannelId!.Value), StringComparison.Ordinal) == true
        );

    private static OutgoingMessage Write(Ticket ticket, GuildSettingsSnapshot guild)
    {
        var text = guild.Text(
            "notice.text",
            Mention.Channel(ticket.ChannelId!.Value),
            Markdown.Escape(ticket.Department!.NameIn(guild.Culture)),
            Mention.User(ticket.OwnerId)
        );
        return new OutgoingMessage
        {
            Nonce = ticket.Nonce('n'),
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("notice.title", ticket.Label),
                    Description = ticket.OpenedById is { } opener
                        ? text + "\n" + guild.Text("notice.opened-by", Mention.User(opener))
                        : text,
                    Color = Colors.Of(TicketState.WaitingForStaff),
                    Timestamp = ticket.CreatedAt,
                },
            ],
        };
    }
}
