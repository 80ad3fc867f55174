using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Limits;

/// <summary>The future owner of a ticket.</summary>
/// <param name="Id">The account, whose id has its age.</param>
/// <param name="Roles">The member's roles.</param>
/// <param name="ByStaff">Whether staff opens it: then only the number of open tickets is limited.</param>
internal sealed record Opener(Snowflake Id, IReadOnlyList<Snowflake> Roles, bool ByStaff = false)
{
    public static Opener Of(Member member) => new(member.User.Id, member.Roles);
}

/// <summary>An open ticket of a member.</summary>
internal sealed record LiveTicket(Guid DepartmentId, int Slot, int Number, Snowflake? ChannelId);

/// <summary>All facts of the opening policy.</summary>
internal sealed record OpeningFacts
{
    public required DateTimeOffset Now { get; init; }

    public required GuildSettings Guild { get; init; }

    public required Department Department { get; init; }

    public required Opener Opener { get; init; }

    public BlocklistEntry? BlockEntry { get; init; }

    /// <summary>The member's open tickets in the server.</summary>
    public IReadOnlyList<LiveTicket> Live { get; init; } = [];

    /// <summary>The member's openings in this department within the limits' periods, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> Opened { get; init; } = [];

    /// <summary>The maximum number of open tickets in the server; null for no limit.</summary>
    public int? MaxOpenPerMember { get; init; }

    /// <summary>When the bot's time-out ends; null for none.</summary>
    public DateTimeOffset? BotTimeout { get; init; }

    /// <summary>The existing roles; null if unknown.</summary>
    public IReadOnlySet<Snowflake>? LiveRoles { get; init; }
}

/// <summary>Decides whether a member may open a ticket.</summary>
internal static class OpeningPolicy
{
    /// <summary>The reason with details; null if allowed.</summary>
    public static Refusal? Why(OpeningFacts facts)
    {
        if (facts.BotTimeout is { } timeout)
            return new Refusal("open.bot-timeout", Timestamp.Relative(timeout));
        if (facts.Opener.ByStaff)
            return Slots(facts) ?? Everywhere(facts);
        return Paused(facts)
            ?? Blacklist(facts)
            ?? Roles(facts)
            ?? Age(facts)
            ?? Slots(facts)
            ?? Everywhere(facts)
            ?? Cooldown(facts)
            ?? Period(facts);
    }

    /// <summary>The lowest free slot of a member in a department; null for none.</summary>
    public static int? FreeSlot(IEnumerable<LiveTicket> live, Department department)
    {
        var taken = live.Where(ticket => ticket.DepartmentId == department.Id).Select(ticket => ticket.Slot).ToHashSet();
        // After a limit was lowered, open tickets count whatever their slots.
        return taken.Count >= MaxOpen(department) ? null : Enumerable.Range(1, MaxOpen(department)).First(slot => !taken.Contains(slot));
    }

    public static bool IsPaused(GuildSettings guild, DateTimeOffset now) =>
        guild.PausedAt is not null && (guild.PausedUntil is null || now < guild.PausedUntil);

    public static Refusal Paused(GuildSettings guild) =>
        new(
            guild.PausedUntil is null ? "open.paused" : "open.paused-until",
            guild.PausedUntil is { } until ? Timestamp.Relative(until) : "",
            Note(guild.PauseNote)
        );

    private static int MaxOpen(Department department) => Math.Max(1, department.Limits.MaxOpen);

    private static Refusal? Paused(OpeningFacts facts) => IsPaused(facts.Guild, facts.Now) ? Paused(facts.Guild) : null;

    private static Refusal? Blacklist(OpeningFacts facts) =>
        facts.BlockEntry is not { } entry || entry.Until <= facts.Now ? null
        : entry.Until is { } until ? new Refusal("open.blocked-until", Timestamp.Relative(until), Note(entry.Reason))
        : new Refusal("open.blocked", "", Note(entry.Reason));

    private static Refusal? Roles(OpeningFacts facts)
    {
        var (has, department) = (facts.Opener.Roles, facts.Department);
        if (department.RolesOf(DepartmentRoleKind.Denied).FirstOrDefault(has.Contains) is { Value: > 0 } denied)
            return new Refusal("open.denied-role", Mention.Role(denied));
        // A deleted role cannot be required.
        var required = department.RolesOf(DepartmentRoleKind.Required).Where(role => facts.LiveRoles?.Contains(role) != false).ToList();
        return required.Count == 0 || required.Exists(has.Contains)
            ? null
            : new Refusal("open.required-role", string.Join(", ", required.Select(Mention.Role)));
    }

    private static Refusal? Age(OpeningFacts facts)
    {
        var oldEnough = facts.Opener.Id.CreatedAt + facts.Department.Limits.MinAccountAge;
        return facts.Now >= oldEnough ? null : new Refusal("open.account-age", Timestamp.Relative(oldEnough));
    }

    private static Refusal? Slots(OpeningFacts facts)
    {
        if (FreeSlot(facts.Live, facts.Department) is not null)
            return null;
        var here = facts.Live.Where(ticket => ticket.DepartmentId == facts.Department.Id).ToList();
        var key =
            facts.Opener.ByStaff ? "open.member-slots"
            : here.Count > 1 ? "open.slots"
            : here[0].ChannelId is null ? "open.preparing"
            : "open.exists";
        return new Refusal(key, List(here), here.Count);
    }

    private static Refusal? Everywhere(OpeningFacts facts)
    {
        if (facts.MaxOpenPerMember is not { } most || facts.Live.Count < most)
            return null;
        return new Refusal(facts.Opener.ByStaff ? "open.member-everywhere" : "open.everywhere", List(facts.Live), most);
    }

    private static Refusal? Cooldown(OpeningFacts facts)
    {
        if (facts.Department.Limits.Cooldown <= TimeSpan.Zero || facts.Opened.Count == 0)
            return null;
        var again = facts.Opened[^1] + facts.Department.Limits.Cooldown;
        return facts.Now >= again ? null : new Refusal("open.cooldown", Timestamp.Relative(again));
    }

    private static Refusal? Period(OpeningFacts facts)
    {
        if (facts.Department.Limits is not { MaxPerPeriod: { } most } limits)
            return null;
        var inPeriod = facts.Opened.Where(at => at > facts.Now - limits.Period).ToList();
        // When the oldest opening leaves the period.
        return inPeriod.Count < most
            ? null
            : new Refusal("open.period", most, Timestamp.Relative((most == 0 ? facts.Now : inPeriod[^most]) + limits.Period));
    }

    private static string List(IEnumerable<LiveTicket> tickets) =>
        string.Join(
            ", ",
            tickets
                .OrderBy(ticket => ticket.Number)
                .Select(ticket => ticket.ChannelId is { } channel ? Mention.Channel(channel) : Ticket.LabelOf(ticket.Number))
        );

    private static string Note(string? text) =>
        VisibleText.Trim(text) is not { Length: > 0 } shown ? "" : "\n> " + Markdown.Escape(shown).ReplaceLineEndings("\n> ");
}
