using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Somebody, or a role, that was invited to a ticket.</summary>
internal sealed class TicketMember
{
    public Guid TicketId { get; set; }

    /// <summary>A member's or a role's.</summary>
    public Snowflake TargetId { get; set; }

    public bool IsRole { get; set; }

    public Snowflake InvitedById { get; set; }

    public DateTimeOffset InvitedAt { get; set; }
}

/// <summary>What staff wrote about a ticket for staff.</summary>
internal sealed class TicketNote
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Something that was done with a ticket. All numbers are counted from these rows.</summary>
internal sealed class TicketHistory
{
    public long Id { get; set; }

    public Snowflake GuildId { get; set; }

    public Guid TicketId { get; set; }

    public DateTimeOffset At { get; set; }

    public TicketAction Action { get; set; }

    public TicketState From { get; set; }

    public TicketState To { get; set; }

    public Guid DepartmentId { get; set; }

    /// <summary>Null for DCTicket itself.</summary>
    public Snowflake? ActorId { get; set; }

    public required string ActorName { get; set; }

    public ActorRoles ActorRoles { get; set; }

    /// <summary>What it was done with: the key of the department that it comes from, the member's id, the priority, the rating.</summary>
    public string? Detail { get; set; }

    /// <summary>That a ticket was opened.</summary>
    public static TicketHistory Opened(Ticket ticket, Actor by, ActorRoles roles, string? detail = null) =>
        new()
        {
            GuildId = ticket.GuildId,
            TicketId = ticket.Id,
            At = ticket.CreatedAt,
            Action = TicketAction.Open,
            From = TicketState.Open,
            To = ticket.State,
            DepartmentId = ticket.DepartmentId,
            ActorId = by.Id,
            ActorName = by.Name,
            ActorRoles = roles,
            Detail = detail,
        };
}

/// <summary>A message that is to be posted in a ticket's channel; posted once, in the order of the ids.</summary>
internal sealed class TicketNotice
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The action that it tells of, which is the key of its text.</summary>
    public TicketAction Action { get; set; }

    /// <summary>What the text names; already safe to show.</summary>
    public List<string> Arguments { get; set; } = [];

    /// <summary>Whether it pings the department.</summary>
    public bool PingsStaff { get; set; }

    /// <summary>Whom else it pings.</summary>
    public Snowflake? PingsUser { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null while it has yet to be posted.</summary>
    public Snowflake? MessageId { get; set; }
}

/// <summary>Somebody who may not open tickets.</summary>
internal sealed class BlocklistEntry
{
    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    public required string Reason { get; set; }

    /// <summary>Null for ever.</summary>
    public DateTimeOffset? Until { get; set; }

    public Snowflake AddedById { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>The pages of a form that a member has filled in so far.</summary>
internal sealed class FormDraft
{
    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    public Guid DepartmentId { get; set; }

    public List<TicketAnswer> Answers { get; set; } = [];

    /// <summary>The <see cref="OpenRequest"/> that the form belongs to; null where a panel opened it.</summary>
    public Snowflake? RequestId { get; set; }

    /// <summary>How many pages are filled in.</summary>
    public int Pages { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
