using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>An invited member or role.</summary>
internal sealed class TicketMember
{
    public Guid TicketId { get; set; }

    /// <summary>The id of the member or role.</summary>
    public Snowflake TargetId { get; set; }

    public bool IsRole { get; set; }

    public Snowflake InvitedById { get; set; }

    public DateTimeOffset InvitedAt { get; set; }
}

/// <summary>An internal note of staff.</summary>
internal sealed class TicketNote
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    public Snowflake AuthorId { get; set; }

    public required string AuthorName { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>By which the plugin that wrote it knows it again; null for a note of a person.</summary>
    public string? Key { get; set; }
}

/// <summary>An entry of a ticket's history. All metrics are computed from these rows.</summary>
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

    /// <summary>The key of the previous department, the member's id, the priority, or the rating.</summary>
    public string? Detail { get; set; }

    /// <summary>The entry for the opening of a ticket.</summary>
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

/// <summary>A notice to post in a ticket's channel; posted once, in order of id.</summary>
internal sealed class TicketNotice
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    /// <summary>The action, which is the key of its text.</summary>
    public TicketAction Action { get; set; }

    /// <summary>The arguments of the text, escaped.</summary>
    public List<string> Arguments { get; set; } = [];

    /// <summary>Whether it pings the department.</summary>
    public bool PingsStaff { get; set; }

    /// <summary>The other users to ping.</summary>
    public Snowflake? PingsUser { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null until it is posted.</summary>
    public Snowflake? MessageId { get; set; }
}

/// <summary>A blocked member.</summary>
internal sealed class BlocklistEntry
{
    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    public required string Reason { get; set; }

    /// <summary>Null for no end.</summary>
    public DateTimeOffset? Until { get; set; }

    public Snowflake AddedById { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>A draft: the submitted pages of a member's form.</summary>
internal sealed class FormDraft
{
    public Snowflake GuildId { get; set; }

    public Snowflake UserId { get; set; }

    public Guid DepartmentId { get; set; }

    public List<TicketAnswer> Answers { get; set; } = [];

    /// <summary>The <see cref="OpenRequest"/> of the form; null for a panel.</summary>
    public Snowflake? RequestId { get; set; }

    /// <summary>The number of submitted pages.</summary>
    public int Pages { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
