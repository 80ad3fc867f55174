using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>All facts for a diagnosis.</summary>
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
    /// <summary>The tickets whose access or deletion waits for a permission.</summary>
    public IReadOnlyList<LateTicket> LateTickets { get; init; } = [];

    /// <summary>The tickets whose overwrites were changed by somebody else.</summary>
    public IReadOnlyList<ChangedTicket> ChangedTickets { get; init; } = [];

    /// <summary>The ticket channels that are not in the database.</summary>
    public IReadOnlyList<Snowflake> UnknownTickets { get; init; } = [];

    /// <summary>The used and the maximum file storage in bytes.</summary>
    public (long Used, long Most) Storage { get; init; }

    /// <summary>The hidden channels of tickets and settings.</summary>
    public IReadOnlySet<Snowflake> Hidden { get; init; } = new HashSet<Snowflake>();

    /// <summary>The channels of tickets among <see cref="Hidden"/>.</summary>
    public IReadOnlyList<Snowflake> HiddenTickets { get; init; } = [];

    /// <summary>The number of members per role; null if Discord does not say.</summary>
    public IReadOnlyDictionary<Snowflake, long>? RoleMembers { get; init; }

    /// <summary>The configured staff roles that do not exist, by department key.</summary>
    public IReadOnlyList<(string Department, string Role)> UnknownRoles { get; init; } = [];

    /// <summary>The staff roles that cannot see /staff.</summary>
    public IReadOnlySet<Snowflake> RolesWithoutStaffCommands { get; init; } = new HashSet<Snowflake>();

    /// <summary>The overflow categories.</summary>
    public IReadOnlyList<Snowflake> OverflowCategories { get; init; } = [];

    /// <summary>The settings of the weekly report; null for none.</summary>
    public StatsSettings? Digest { get; init; }
}
