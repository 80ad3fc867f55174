namespace DCTicket.Contracts;

/// <summary>A ticket as it is at the moment of the question.</summary>
public sealed record TicketInfo
{
    /// <summary>The ticket; never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>The server.</summary>
    public required Snowflake GuildId { get; init; }

    /// <summary>The number that people see, unique in the server.</summary>
    public required int Number { get; init; }

    /// <summary>The key of the department; see <see cref="ITickets.GetDepartmentsAsync"/>.</summary>
    public required string Department { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required TicketState State { get; init; }

    /// <summary>How urgent it is.</summary>
    public required TicketPriority Priority { get; init; }

    /// <summary>The names of its labels, by name; also of those that only staff sees, so do not show them to the customer.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whose ticket it is.</summary>
    public required Snowflake OwnerId { get; init; }

    /// <summary>The owner's name when the ticket was opened; what a person typed, so escape it.</summary>
    public required string OwnerName { get; init; }

    /// <summary>The owner's language, such as <c>en-US</c>.</summary>
    public required string OwnerCulture { get; init; }

    /// <summary>Who has claimed it; null for nobody.</summary>
    public Snowflake? AssigneeId { get; init; }

    /// <summary>Its channel or private thread; null while there is none yet, and once it is deleted.</summary>
    public Snowflake? ChannelId { get; init; }

    /// <summary>Whether the channel is a private thread.</summary>
    public bool IsThread { get; init; }

    /// <summary>The closed ticket that this one continues; null for none.</summary>
    public Guid? ReopenedFromId { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset StateChangedAt { get; init; }

    /// <summary>When the owner or somebody invited last wrote; null for never.</summary>
    public DateTimeOffset? LastCustomerMessageAt { get; init; }

    /// <summary>When staff last wrote; null for never.</summary>
    public DateTimeOffset? LastStaffMessageAt { get; init; }

    /// <summary>When staff first wrote; null while nobody has.</summary>
    public DateTimeOffset? FirstResponseAt { get; init; }

    /// <summary>When it was closed; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What it is about, as the owner wrote it; escape it.</summary>
    public required string Description { get; init; }

    /// <summary>What the department's form asked, in the order of the form; empty for the one question of the description.</summary>
    public IReadOnlyList<TicketFormAnswer> Answers { get; init; } = [];
}
