using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A department of a server. It begins with what plugins.json says, and follows it until an admin changes it in Discord.</summary>
internal sealed class Department
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>Stands in the names of channels and the ids of buttons.</summary>
    public required string Key { get; set; }

    /// <summary>Its place among the others.</summary>
    public int Position { get; set; }

    /// <summary>By language.</summary>
    public Dictionary<string, string> Names { get; set; } = [];

    /// <summary>By language; empty for none.</summary>
    public Dictionary<string, string> Descriptions { get; set; } = [];

    /// <summary>What a new ticket says, by language; empty for the plugin's own words.</summary>
    public Dictionary<string, string> Welcomes { get; set; } = [];

    public string Emoji { get; set; } = "";

    public ButtonStyle Style { get; set; } = ButtonStyle.Primary;

    /// <summary>The edge of its tickets' messages, 0xRRGGBB; null for the plugin's own.</summary>
    public int? Color { get; set; }

    /// <summary>Where its channels are made; null for the server's.</summary>
    public Snowflake? CategoryId { get; set; }

    /// <summary>How its channels are called, with {department}, {number} and {user}.</summary>
    public string NamePattern { get; set; } = DefaultNamePattern;

    /// <summary>The pages of its form; empty for the one question of old.</summary>
    public List<FormPage> Form { get; set; } = [];

    /// <summary>What may be chosen as the reason of closing.</summary>
    public List<string> CloseReasons { get; set; } = [];

    public DepartmentLimits Limits { get; set; } = new();

    public DepartmentRules Rules { get; set; } = new();

    public List<DepartmentRole> Roles { get; set; } = [];

    /// <summary>When an admin changed it in Discord; from then on plugins.json says nothing about it. Null for never.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When it was taken away; its tickets stay.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>What of plugins.json it was last made from; null when it was made in Discord.</summary>
    public string? SeedHash { get; set; }

    public const string DefaultNamePattern = "{department}-{number}";

    public IEnumerable<Snowflake> StaffRoles => RolesOf(DepartmentRoleKind.Staff);

    public string NameIn(CultureInfo culture) => Names.Pick(culture) ?? Key;

    public IEnumerable<Snowflake> RolesOf(DepartmentRoleKind kind) => Roles.Where(role => role.Kind == kind).Select(role => role.RoleId);
}

/// <summary>What a role is to a department.</summary>
internal enum DepartmentRoleKind
{
    /// <summary>Works for it.</summary>
    Staff = 0,

    /// <summary>One of these is needed to open a ticket, where there are any.</summary>
    Required = 1,

    /// <summary>Keeps from opening a ticket.</summary>
    Denied = 2,

    /// <summary>Sees the numbers of the whole department. Who has only this does not see its tickets.</summary>
    Lead = 3,
}

internal sealed class DepartmentRole
{
    public Guid DepartmentId { get; set; }

    public Snowflake RoleId { get; set; }

    public DepartmentRoleKind Kind { get; set; }
}

/// <summary>Who may open how many tickets. Kept as JSON.</summary>
internal sealed record DepartmentLimits
{
    /// <summary>How many live tickets a member may have here, 1–25.</summary>
    public int MaxOpen { get; init; } = 1;

    /// <summary>How many tickets a member may open here in <see cref="Period"/>; null for any number.</summary>
    public int? MaxPerPeriod { get; init; }

    public TimeSpan Period { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long after one ticket the next may be opened here.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>How old an account has to be.</summary>
    public TimeSpan MinAccountAge { get; init; }
}

/// <summary>How a department works. Kept as JSON.</summary>
internal sealed record DepartmentRules
{
    /// <summary>After how long a silence of the customer a ticket is closed; null for never.</summary>
    public TimeSpan? AutoCloseAfter { get; init; }

    /// <summary>How long before that the customer is warned.</summary>
    public TimeSpan AutoCloseWarning { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a resolved ticket can be taken up again.</summary>
    public TimeSpan ReopenPeriod { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long the department is not pinged again.</summary>
    public TimeSpan PingCooldown { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether a ticket is closed when its owner leaves the server.</summary>
    public bool CloseWhenOwnerLeaves { get; init; } = true;

    /// <summary>Whether the owner may close; otherwise staff does, and the owner can resolve.</summary>
    public bool OwnerMayClose { get; init; } = true;

    /// <summary>Whether the owner may invite members; otherwise staff does.</summary>
    public bool OwnerMayInvite { get; init; } = true;

    /// <summary>Whether a ticket may be a private thread of the panel's channel where no channel can be made.</summary>
    public bool AllowThreads { get; init; }

    /// <summary>Whether the owner is asked for a rating.</summary>
    public bool AskForRating { get; init; } = true;

    /// <summary>How long after closing what was written is kept; null for ever.</summary>
    public TimeSpan? KeepMessages { get; init; }

    /// <summary>How long after closing files are kept, at most as long as messages; null for as long as those.</summary>
    public TimeSpan? KeepAttachments { get; init; }

    /// <summary>How long after closing transcripts are kept; null for ever.</summary>
    public TimeSpan? KeepTranscripts { get; init; }
}
