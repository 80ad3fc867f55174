using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Search;

/// <summary>The ticket columns that filters use.</summary>
internal sealed record ComparedTicket(
    Guid Id,
    Snowflake GuildId,
    Guid DepartmentId,
    Snowflake OwnerId,
    TicketState State,
    TicketPriority Priority,
    int? Rating,
    Snowflake? AssigneeId,
    Snowflake? WelcomeMessageId,
    bool HasLabel
);

/// <summary>The tickets of a server that the caller may see and that match the filters. One index covers all columns.</summary>
internal sealed class TicketFilter(TicketsDbContext db)
{
    public IQueryable<Ticket> Of(Requester asker, SearchFilters filters)
    {
        var tickets = db.Tickets.AsNoTracking().Where(t => t.GuildId == asker.Guild);
        if (asker.Departments is { } visible)
            tickets = tickets.Where(t => visible.Contains(t.DepartmentId));
        if (filters.Ticket is { } ticket)
            tickets = tickets.Where(t => t.Id == ticket);
        if (filters.Department is { } department)
            tickets = tickets.Where(t => t.DepartmentId == department);
        if (filters.Customer is { } customer)
            tickets = tickets.Where(t => t.OwnerId == customer);
        if (filters.State is { } state)
            tickets = tickets.Where(t => t.State == state);
        if (filters.Priority is { } priority)
            tickets = tickets.Where(t => t.Priority == priority);
        if (filters.Rating is { } rating)
            tickets = tickets.Where(t => t.Rating == rating);
        if (filters.Label is { } label)
            tickets = tickets.Where(t => t.Labels.Any(l => l.LabelId == label));
        return filters.Staff is { } staff
            ? tickets.Where(t =>
                t.AssigneeId == staff || db.Messages.Any(m => m.AuthorId == staff && m.TicketId == t.Id && t.OwnerId != staff)
            )
            : tickets;
    }

    /// <summary>For lists of tickets: other filters use the ticket itself.</summary>
    public IQueryable<Ticket> Whole(Requester asker, SearchFilters filters)
    {
        var tickets = Of(asker, filters);
        if (filters.From is { } from)
            tickets = tickets.Where(t => t.CreatedAt >= from);
        if (filters.To is { } to)
            tickets = tickets.Where(t => t.CreatedAt < to);
        if (filters.Author is { } author)
            tickets = tickets.Where(t => db.Messages.Any(m => m.AuthorId == author && m.TicketId == t.Id));
        if (filters.HasFile)
            tickets = tickets.Where(t => db.Attachments.Any(a => a.TicketId == t.Id));
        return tickets;
    }

    /// <summary>Like <see cref="Of"/>, for a loaded ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="asker">The caller.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="answered">The tickets in which <see cref="SearchFilters.Staff"/> wrote.</param>
    public static bool Fits(ComparedTicket ticket, Requester asker, SearchFilters filters, HashSet<Guid> answered) =>
        asker.MaySee(ticket.GuildId, ticket.DepartmentId)
        && (filters.Ticket is null || filters.Ticket == ticket.Id)
        && (filters.Department is null || filters.Department == ticket.DepartmentId)
        && (filters.Customer is null || filters.Customer == ticket.OwnerId)
        && (filters.State is null || filters.State == ticket.State)
        && (filters.Priority is null || filters.Priority == ticket.Priority)
        && (filters.Rating is null || filters.Rating == ticket.Rating)
        && (filters.Label is null || ticket.HasLabel)
        && (filters.Staff is not { } staff || ticket.AssigneeId == staff || (answered.Contains(ticket.Id) && ticket.OwnerId != staff));
}
