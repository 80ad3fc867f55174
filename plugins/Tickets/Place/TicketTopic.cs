namespace DCTicket.Tickets;

/// <summary>The topic of a ticket's channel. The id at its end is how a channel is known again.</summary>
internal static class TicketTopic
{
    public static string Of(Ticket ticket, GuildView guild) => ticket.Department!.NameIn(guild.Culture) + MarkOf(ticket);

    public static string MarkOf(Ticket ticket) => $" · {ticket.Id:N}";
}
