using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>The text of a canned reply in a ticket.</summary>
internal static class ReplyText
{
    /// <summary>Discord's limit of a message.</summary>
    public const int MaxLength = 2000;

    public static readonly string[] Known = ["user", "ticket", "department", "staff", "server"];

    public static string KnownList => string.Join(' ', Known.Select(name => $"{{{name}}}"));

    /// <summary>Fills in the placeholders, and mentions the customer who is to be pinged.</summary>
    public static string Fill(CannedReply reply, Ticket ticket, InteractionContext context, string server)
    {
        var customer = Mention.User(ticket.OwnerId);
        var text = Placeholders.Fill(
            reply.Text,
            new Dictionary<string, string>
            {
                ["user"] = customer,
                ["ticket"] = ticket.Label,
                ["department"] = Markdown.Escape(ticket.Department!.NameIn(context.GuildCulture)),
                ["staff"] = Markdown.Escape(context.Member.DisplayName),
                ["server"] = Markdown.Escape(server),
            }
        );
        return reply.PingsOwner && !text.Contains(customer, StringComparison.Ordinal) ? $"{customer} {text}" : text;
    }
}
