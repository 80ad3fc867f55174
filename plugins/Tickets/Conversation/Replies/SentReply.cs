using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>A canned reply that is to be posted, as the arguments of its <see cref="TicketNotice"/>.</summary>
/// <param name="Text">The text.</param>
/// <param name="AuthorId">The staff member who sends it.</param>
/// <param name="AuthorName">Their display name.</param>
/// <param name="AuthorRoles">Their roles in the ticket.</param>
internal sealed record SentReply(string Text, Snowflake AuthorId, string AuthorName, ActorRoles AuthorRoles)
{
    // As a mention, which an erasure finds.
    public IReadOnlyList<string> Write() =>
        [Text, Mention.User(AuthorId), AuthorName, ((int)AuthorRoles).ToString(CultureInfo.InvariantCulture)];

    public static SentReply Read(TicketNotice notice) =>
        new(
            notice.Arguments[0],
            Snowflake.Parse(notice.Arguments[1].Trim('<', '@', '>')),
            notice.Arguments[2],
            (ActorRoles)int.Parse(notice.Arguments[3], CultureInfo.InvariantCulture)
        );

    /// <summary>Whether a message of the bot is this reply.</summary>
    public bool Is(Message message) => message.Embeds.Count == 0 && message.Content.Trim() == Text.Trim();

    /// <summary>For the archive: the staff member wrote it.</summary>
    public MessageSeen Seen(Ticket ticket, Message message)
    {
        var author = new User { Id = AuthorId, Username = AuthorName };
        return new MessageSeen(
            ticket.GuildId,
            message with
            {
                ChannelId = ticket.ChannelId!.Value,
                Author = author,
            },
            new Member { User = author }
        )
        {
            SentAs = AuthorRoles,
        };
    }
}
