using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The plan of /setup for a server, and its progress, so that it can be continued and undone after a restart.</summary>
internal sealed class SetupPlan
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>The channel of the panel.</summary>
    public Snowflake ChannelId { get; set; }

    /// <summary>The admin.</summary>
    public Snowflake ById { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the admin confirmed it; null for not yet.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>In the order of execution.</summary>
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
    /// <summary>Pending.</summary>
    Wanted,

    /// <summary>Started: it may have been created without a record.</summary>
    Started,
    Made,
    Failed,
    Undone,

    /// <summary>Not removed, because it is in use.</summary>
    Kept,
}

/// <summary>A step of /setup. Stored as JSON.</summary>
internal sealed record SetupStep
{
    public SetupStepKind Kind { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The keys of its departments.</summary>
    public List<string> Departments { get; init; } = [];

    /// <summary>The existing roles or channel to use; none to create it.</summary>
    public List<Snowflake> Existing { get; init; } = [];

    /// <summary>Whether the admin selected it.</summary>
    public bool Chosen { get; init; } = true;

    public SetupStepState State { get; init; }

    /// <summary>The created role, channel or message.</summary>
    public Snowflake? MadeId { get; init; }

    /// <summary>Discord's error message.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the bot lacked a permission.</summary>
    public bool LacksPermission { get; init; }
}
