using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A department of a server. It follows plugins.json until an admin changes it in Discord.</summary>
internal sealed class Department
{
    public Guid Id { get; set; }

    public Snowflake GuildId { get; set; }

    /// <summary>Used in channel names and custom ids.</summary>
    public required string Key { get; set; }

    /// <summary>The order.</summary>
    public int Position { get; set; }

    /// <summary>By language.</summary>
    public Dictionary<string, string> Names { get; set; } = [];

    /// <summary>By language; empty for none.</summary>
    public Dictionary<string, string> Descriptions { get; set; } = [];

    /// <summary>The welcome text by language; empty for the default.</summary>
    public Dictionary<string, string> Welcomes { get; set; } = [];

    public string Emoji { get; set; } = "";

    public ButtonStyle Style { get; set; } = ButtonStyle.Primary;

    /// <summary>The colour of its messages, 0xRRGGBB; null for the default.</summary>
    public int? Color { get; set; }

    /// <summary>The category for its channels; null for the server's.</summary>
    public Snowflake? CategoryId { get; set; }

    /// <summary>The pattern of channel names, with {department}, {number} and {user}.</summary>
    public string NamePattern { get; set; } = DefaultNamePattern;

    /// <summary>The pages of its form; empty for the default question.</summary>
    public List<FormPage> Form { get; set; } = [];

    /// <summary>The offered closing reasons.</summary>
    public List<string> CloseReasons { get; set; } = [];

    /// <summary>The questions after the rating, besides the comment.</summary>
    public List<string> Survey { get; set; } = [];

    /// <summary>The channel for its log messages and transcripts; null for the server's.</summary>
    public Snowflake? LogChannelId { get; set; }

    public DepartmentLimits Limits { get; set; } = new();

    public DepartmentRules Rules { get; set; } = new();

    public List<DepartmentRole> Roles { get; set; } = [];

    /// <summary>When an admin changed it in Discord, so that it no longer follows plugins.json; null for never.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>When it was removed; its tickets remain.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>A hash of its last version in plugins.json; null if it was created in Discord.</summary>
    public string? SeedHash { get; set; }

    public const int MaxSurveyQuestions = 4;

    public const string DefaultNamePattern = "{department}-{number}";

    public IEnumerable<Snowflake> StaffRoles => RolesOf(DepartmentRoleKind.Staff);

    /// <summary>Whether a new ticket pings somebody besides its owner.</summary>
    public bool PingsAtOpening =>
        Rules.OpeningPing switch
        {
            OpeningPing.Staff => true,
            OpeningPing.Chosen => RolesOf(DepartmentRoleKind.Pinged).Any(),
            _ => false,
        };

    public string NameIn(CultureInfo culture) => Names.Pick(culture) ?? Key;

    public IEnumerable<Snowflake> RolesOf(DepartmentRoleKind kind) => Roles.Where(role => role.Kind == kind).Select(role => role.RoleId);
}

/// <summary>The kind of a role in a department.</summary>
internal enum DepartmentRoleKind
{
    /// <summary>Staff.</summary>
    Staff = 0,

    /// <summary>One of these is required to open a ticket, if there are any.</summary>
    Required = 1,

    /// <summary>Must not open tickets.</summary>
    Denied = 2,

    /// <summary>May see the statistics of the whole department, but not its tickets.</summary>
    Lead = 3,

    /// <summary>Mentioned when a ticket is opened, where <see cref="OpeningPing.Chosen"/> is set.</summary>
    Pinged = 4,
}

internal sealed class DepartmentRole
{
    public Guid DepartmentId { get; set; }

    public Snowflake RoleId { get; set; }

    public DepartmentRoleKind Kind { get; set; }
}

/// <summary>The opening limits. Stored as JSON.</summary>
internal sealed record DepartmentLimits
{
    /// <summary>The maximum number of open tickets per member, 1–25.</summary>
    public int MaxOpen { get; init; } = 1;

    /// <summary>The maximum number of tickets per member in <see cref="Period"/>; null for no limit.</summary>
    public int? MaxPerPeriod { get; init; }

    public TimeSpan Period { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The minimum pause between two tickets of a member.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>The minimum age of an account.</summary>
    public TimeSpan MinAccountAge { get; init; }
}

/// <summary>The rules of a department. Stored as JSON.</summary>
internal sealed record DepartmentRules
{
    /// <summary>After how long without a reply of the customer a ticket is closed; null for never.</summary>
    public TimeSpan? AutoCloseAfter { get; init; }

    /// <summary>How long before that the customer is warned.</summary>
    public TimeSpan AutoCloseWarning { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a resolved ticket can be reopened.</summary>
    public TimeSpan ReopenPeriod { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The cooldown between two pings of the department.</summary>
    public TimeSpan PingCooldown { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whom the control message of a new ticket pings besides the owner.</summary>
    public OpeningPing OpeningPing { get; init; }

    /// <summary>What other staff can do in a claimed ticket.</summary>
    public ClaimVisibility ClaimVisibility { get; init; }

    /// <summary>How long the customer has to answer a close request.</summary>
    public TimeSpan CloseRequestPeriod { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether a ticket is closed when its owner leaves the server.</summary>
    public bool CloseWhenOwnerLeaves { get; init; } = true;

    /// <summary>Whether the owner may close; otherwise only staff may, and the owner can resolve.</summary>
    public bool OwnerMayClose { get; init; } = true;

    /// <summary>Whether the owner may invite members; otherwise only staff may.</summary>
    public bool OwnerMayInvite { get; init; } = true;

    /// <summary>Whether a ticket may be a private thread if no channel can be created.</summary>
    public bool AllowThreads { get; init; }

    /// <summary>Whether staff has a private thread under the channel of each ticket.</summary>
    public bool StaffThread { get; init; }

    /// <summary>Whether the owner is asked for a rating.</summary>
    public bool AskForRating { get; init; } = true;

    /// <summary>How long after closing messages are kept; null for ever.</summary>
    public TimeSpan? KeepMessages { get; init; }

    /// <summary>How long after closing files are kept, at most as long as messages; null for the same time.</summary>
    public TimeSpan? KeepAttachments { get; init; }

    /// <summary>How long after closing transcripts are kept; null for ever.</summary>
    public TimeSpan? KeepTranscripts { get; init; }
}
