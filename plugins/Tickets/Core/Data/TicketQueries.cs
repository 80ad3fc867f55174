using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Queries of tickets. Every query by an external id also takes the server.</summary>
internal static class TicketQueries
{
    public static IQueryable<Ticket> WithDepartment(this IQueryable<Ticket> tickets) =>
        tickets.Include(t => t.Members).Include(t => t.Department).ThenInclude(d => d!.Roles).AsSplitQuery();

    public static IQueryable<Ticket> WithLabels(this IQueryable<Ticket> tickets) =>
        tickets.Include(t => t.Labels).ThenInclude(l => l.Definition);

    /// <summary>The ticket of a channel or of its staff's thread, open or closed.</summary>
    public static IQueryable<Ticket> InChannel(this IQueryable<Ticket> tickets, Snowflake guild, Snowflake channel) =>
        tickets.Where(t => (t.ChannelId == channel || t.StaffThreadId == channel) && t.GuildId == guild);

    /// <summary>The ticket of a channel itself, open or closed: what happens in the thread of staff is not meant.</summary>
    public static IQueryable<Ticket> OfChannel(this IQueryable<Ticket> tickets, Snowflake guild, Snowflake channel) =>
        tickets.Where(t => t.ChannelId == channel && t.GuildId == guild);

    /// <summary>The ticket with a number, or else that of the channel.</summary>
    public static IQueryable<Ticket> NumberedOrInChannel(this IQueryable<Ticket> tickets, InteractionContext context, long? number) =>
        number is { } wanted
            ? tickets.Where(t => t.GuildId == context.GuildId && t.Number == wanted)
            : tickets.InChannel(context.GuildId, context.ChannelId);

    /// <summary>The tickets of a server with a channel.</summary>
    public static IQueryable<Ticket> WithChannel(this IQueryable<Ticket> tickets, Snowflake guild) =>
        tickets.Where(t => t.ChannelDeletedAt == null && t.GuildId == guild && t.ChannelId != null);

    /// <summary>The follow-up of a closed ticket. One without a channel does not count.</summary>
    public static IQueryable<Ticket> GoingOnFrom(this IQueryable<Ticket> tickets, Ticket closed) =>
        tickets.Where(t =>
            t.GuildId == closed.GuildId && t.ReopenedFromId == closed.Id && (t.State != TicketState.Closed || t.ChannelId != null)
        );

    /// <summary>A member's open tickets in a department.</summary>
    public static IQueryable<Ticket> LiveOf(this IQueryable<Ticket> tickets, Snowflake guild, Guid department, Snowflake owner) =>
        tickets.Where(t => t.GuildId == guild && t.DepartmentId == department && t.OwnerId == owner && t.Slot != null);
}
