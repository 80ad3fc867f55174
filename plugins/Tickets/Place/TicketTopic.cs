using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The topic of a ticket's channel: its department, its number and the beginning of its id, by which the channel is known again.</summary>
internal static class TicketTopic
{
    private const int MaxShortId = 8;

    public static string Of(Ticket ticket, GuildView guild) =>
        $"{ticket.Department!.NameIn(guild.Culture)} · {guild.Text("welcome.title", ticket.Label)} · {ShortId(ticket)}";

    /// <summary>Whether a channel is that of a ticket. Channels of earlier versions have the whole id at the end.</summary>
    public static bool IsOf(Channel channel, Ticket ticket) => channel.Topic is { } topic
        && (topic.EndsWith($"{ticket.Label} · {ShortId(ticket)}", StringComparison.Ordinal) || topic.EndsWith($" · {ticket.Id:N}", StringComparison.Ordinal));

    // A number is given once in a server; the id tells it from the ticket of a database that was lost.
    private static string ShortId(Ticket ticket) => ticket.Id.ToString("N")[..MaxShortId];
}
