using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>
/// What /setup offered to make in a server, and what came of it, so that it can be finished and undone after a restart as well.
/// </summary>
internal sealed class SetupPlan
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>Where the panel goes.</summary>
    public Snowflake ChannelId { get; set; }

    /// <summary>The admin.</summary>
    public Snowflake ById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the admin said yes; null for not yet.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>In the order in which they are made.</summary>
    public List<SetupStep> Steps { get; set; } = [];
}

internal enum SetupStepKind
{
    Role,
    Category,
    LogChannel,
    Panel,
}

internal enum SetupStepState
{
    /// <summary>Yet to be made.</summary>
    Wanted,

    /// <summary>Under way: it may have been made without a note of it.</summary>
    Started,
    Made,
    Failed,
    Undone,

    /// <summary>Not removed, because people use it.</summary>
    Kept,
}

/// <summary>Something that /setup makes. Kept as JSON.</summary>
internal sealed record SetupStep
{
    public SetupStepKind Kind { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The keys of the departments that it is for.</summary>
    public List<string> Departments { get; init; } = [];

    /// <summary>
    /// The roles, or the one channel, that the server has already and that are to be used; none where it is to be created.
    /// </summary>
    public List<Snowflake> Existing { get; init; } = [];

    /// <summary>Whether the admin wants it.</summary>
    public bool Chosen { get; init; } = true;

    public SetupStepState State { get; init; }

    /// <summary>The role, channel or message that was made.</summary>
    public Snowflake? MadeId { get; init; }

    /// <summary>Why it could not be made or removed, in Discord's words.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the bot lacked a permission.</summary>
    public bool LacksPermission { get; init; }
}
