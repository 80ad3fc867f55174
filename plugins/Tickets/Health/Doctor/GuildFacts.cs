using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>All that a diagnosis looks at.</summary>
internal sealed record GuildFacts(
    Guild Guild,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Channel> Channels,
    Member Bot,
    GuildSettings? Settings,
    IReadOnlyList<Department> Departments,
    IReadOnlyList<Panel> Panels,
    IReadOnlySet<Guid> PanelsWithoutMessage,
    bool ReadsMessages,
    bool SeesMembers,
    DateTimeOffset Now
)
{
    /// <summary>The tickets whose access or whose channel's end waits for a permission.</summary>
    public IReadOnlyList<LateTicket> LateTickets { get; init; } = [];

    /// <summary>The tickets whose channels were changed by somebody else.</summary>
    public IReadOnlyList<ChangedTicket> ChangedTickets { get; init; } = [];

    /// <summary>The channels of tickets that the database does not know.</summary>
    public IReadOnlyList<Snowflake> UnknownTickets { get; init; } = [];

    /// <summary>How many bytes of files are kept, and how many may be.</summary>
    public (long Used, long Most) Storage { get; init; }

    /// <summary>The channels of tickets and settings that are there, and that the bot does not see.</summary>
    public IReadOnlySet<Snowflake> Hidden { get; init; } = new HashSet<Snowflake>();

    /// <summary>The channels of tickets among <see cref="Hidden"/>.</summary>
    public IReadOnlyList<Snowflake> HiddenTickets { get; init; } = [];

    /// <summary>How many members have each role; null where Discord does not say.</summary>
    public IReadOnlyDictionary<Snowflake, long>? RoleMembers { get; init; }

    /// <summary>The staff roles that the configuration names and the server does not have, with the keys of their departments.</summary>
    public IReadOnlyList<(string Department, string Role)> UnknownRoles { get; init; } = [];

    /// <summary>The staff roles whose members Discord does not offer /staff.</summary>
    public IReadOnlySet<Snowflake> RolesWithoutStaffCommands { get; init; } = new HashSet<Snowflake>();

    /// <summary>The categories that were made because one was full.</summary>
    public IReadOnlyList<Snowflake> OverflowCategories { get; init; } = [];

    /// <summary>Where the weekly digest is posted; null where nobody has asked for one.</summary>
    public StatsSettings? Digest { get; init; }
}
