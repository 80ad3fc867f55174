using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>Renders the closing message. Its footer identifies it (<see cref="Ticket.IsClosingMessage"/>).</summary>
internal sealed class ClosingMessageRenderer(GuildSettingsReader guilds)
{
    private const int MaxFieldLength = 1024;

    public async Task<OutgoingMessage> RenderAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        List<EmbedField> fields = [new(guild.Text("field.closed-by"), ClosedBy(ticket, guild.Culture), Inline: true)];
        if (ticket.CloseReason is { } reason)
            fields.Add(new(guild.Text("field.reason"), Markdown.EscapeTo(reason, MaxFieldLength)));
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = guild.Text("closing.title"),
                    Description = guild.Text("closing.text", Timestamp.Relative(ticket.DeleteChannelAt ?? ticket.ClosedAt!.Value)),
                    Color = Colors.Closed,
                    Fields = fields,
                    Footer = new EmbedFooter(ticket.FileStem),
                },
            ],
            // For members who do not accept direct messages, while the channel exists.
            Buttons = guild.Delivers(TranscriptDelivery.Owner) ? [TranscriptButton.Create(ticket.Id, guild.Culture)] : [],
        };
    }

    /// <summary>The closer: a member, the bot, or whoever deleted the channel.</summary>
    public static string ClosedBy(Ticket ticket, CultureInfo culture) =>
        ticket.ClosedById is { } by ? DeletedUser.MentionOf(by) : NotByPerson(ticket, culture);

    /// <summary>The text if nobody closed it by the bot.</summary>
    public static string NotByPerson(Ticket ticket, CultureInfo culture) =>
        ticket.IsDeletedByHand ? TicketTexts.Get(culture, "closing.by-hand") : Actor.System.Name;
}
