using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Privacy.Retention;
using DCTicket.Toolkit.Text;
using static DCTicket.Tickets.Health.Doctor.FindingSeverity;

namespace DCTicket.Tickets.Health.Doctor;

/// <summary>Finds problems of a server with cause and fix. Pure: it only computes.</summary>
internal static partial class Diagnosis
{
    private const int MaxChannels = 500;
    private const int MaxInCategory = 50;
    private const int MaxRoles = 250;
    private const int MaxNamed = 10;

    /// <summary>The findings with a retry button.</summary>
    public const string AccessLate = "doctor.access-late";

    public const string ChannelsLate = "doctor.channels-late";

    private const Permissions ToWrite = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;
    private const Permissions ToLog = ToWrite | Permissions.AttachFiles | Permissions.ReadMessageHistory;
    private const Permissions ToMakeChannels = Permissions.ViewChannel | Permissions.ManageChannels | Permissions.ManageRoles;

    private const Permissions ToUseThreads =
        Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads | Permissions.ManageThreads;
    private const Permissions InTheServer = ToMakeChannels | ToLog | Permissions.ManageMessages;

    public static IReadOnlyList<Finding> Find(GuildFacts facts) => [.. Look(facts).SelectMany(check => check.Findings)];

    /// <summary>All checks, in order of display.</summary>
    public static IReadOnlyList<Check> Look(GuildFacts facts)
    {
        if (facts.Settings is not { } settings)
            return [new Check("doctor.check.set-up", [new Finding(Problem, "doctor.not-set-up")])];
        // A time-out denies nearly everything, and is temporary: other checks ignore it.
        Finding[] timeout =
            facts.Bot.CommunicationDisabledUntil is { } until && until > facts.Now
                ? [new Finding(Problem, "doctor.timeout", Timestamp.Exact(until))]
                : [];
        facts = facts with { Bot = BotPermissionQuery.WithoutTimeout(facts.Bot) };
        var threads = facts.Departments.Any(department => department.Rules.AllowThreads);
        var staffThreads = facts.Departments.Any(department => department.Rules.StaffThread);
        return
        [
            new Check("doctor.check.permissions", [.. timeout, .. OfServer(facts, threads || staffThreads)]),
            new Check("doctor.check.intents", [.. OfIntents(facts)]),
            new Check("doctor.check.panels", [.. OfPanels(facts)]),
            new Check("doctor.check.staff", [.. OfStaff(facts)]),
            new Check("doctor.check.log", [.. OfLogs(facts, settings), .. OfDigest(facts), .. OfNotices(facts, settings)]),
            new Check("doctor.check.categories", [.. OfCategories(facts, settings)]),
            .. threads ? [new Check("doctor.check.threads", [.. OfThreads(facts, settings)])] : Array.Empty<Check>(),
            new Check("doctor.check.tickets", [.. OfLate(facts), .. OfAccess(facts), .. OfTickets(facts), .. OfUnknown(facts)]),
            new Check("doctor.check.limits", [.. OfLimits(facts)]),
        ];
    }

    private static IEnumerable<Finding> OfTickets(GuildFacts facts) =>
        facts.HiddenTickets.Count == 0
            ? []
            :
            [
                new Finding(
                    Problem,
                    "doctor.ticket-hidden",
                    string.Join(' ', facts.HiddenTickets.Take(MaxNamed).Select(Mention.Channel)) + More(facts.HiddenTickets.Count)
                ),
            ];

    private static IEnumerable<Finding> OfUnknown(GuildFacts facts) =>
        facts.UnknownTickets.Count == 0
            ? []
            :
            [
                new Finding(Problem, "doctor.tickets-unknown", facts.UnknownTickets.Count, List([.. facts.UnknownTickets]))
                {
                    IsReportedOnce = true,
                },
            ];

    private static string More(int count) => count > MaxNamed ? $" +{count - MaxNamed}" : "";

    private static IEnumerable<Finding> OfServer(GuildFacts facts, bool threads)
    {
        var has = ChannelPermissions.Of(facts.Guild, facts.Roles, facts.Bot, facts.Now);
        foreach (var permission in Each((threads ? InTheServer | ToUseThreads : InTheServer) & ~has))
            yield return new Finding(Problem, "doctor.server-permission", Name(permission), Why(permission));
        // Mentionable roles need no permission.
        var pinged = facts
            .Departments.SelectMany(department => department.StaffRoles.Concat(department.RolesOf(DepartmentRoleKind.Pinged)))
            .ToHashSet();
        if ((has & Permissions.MentionEveryone) == 0 && facts.Roles.Any(role => pinged.Contains(role.Id) && !role.Mentionable))
            yield return new Finding(Warning, "doctor.no-mention");
        if ((has & Permissions.PinMessages) == 0)
            yield return new Finding(Warning, "doctor.no-pin");
    }

    private static IEnumerable<Finding> OfIntents(GuildFacts facts)
    {
        if (!facts.ReadsMessages)
            yield return new Finding(Problem, "doctor.no-content");
        if (!facts.SeesMembers)
            yield return new Finding(Warning, "doctor.no-members");
    }

    private static IEnumerable<Finding> OfStaff(GuildFacts facts) =>
        facts.Departments.Count == 0
            ? [new Finding(Problem, "doctor.no-departments")]
            : facts.Departments.SelectMany(department => OfStaff(facts, department));

    private static Localized NameOf(Department department) =>
        new("doctor.department", Markdown.Escape(department.Names.Values.FirstOrDefault() ?? department.Key), department.Key);

    private static IEnumerable<Finding> OfLate(GuildFacts facts)
    {
        var late = facts.LateTickets.Where(ticket => !ticket.IsClosed || !ticket.IsDeletionLate).ToList();
        if (late.Count > 0)
            yield return new Finding(Problem, AccessLate, late.Count, List([.. late.Select(ticket => ticket.Channel)]))
            {
                IsReportedOnce = true,
            };
        var stay = facts.LateTickets.Where(ticket => ticket.IsClosed && ticket.IsDeletionLate).ToList();
        if (stay.Count > 0)
            yield return new Finding(Problem, ChannelsLate, stay.Count, List([.. stay.Select(ticket => ticket.Channel)]))
            {
                IsReportedOnce = true,
            };
    }

    private static IEnumerable<Finding> OfAccess(GuildFacts facts)
    {
        var open = facts.ChangedTickets.Where(ticket => ticket.Difference.ShowsMore).Select(ticket => ticket.Channel).ToList();
        if (open.Count > 0)
            yield return new Finding(Problem, "doctor.access-open", open.Count, List(open)) { IsReportedOnce = true };
        var shut = facts.ChangedTickets.Where(ticket => !ticket.Difference.ShowsMore).Select(ticket => ticket.Channel).ToList();
        if (shut.Count > 0)
            yield return new Finding(Problem, "doctor.access-shut", shut.Count, List(shut)) { IsReportedOnce = true };
    }

    private static string List(List<Snowflake> channels) =>
        string.Join(", ", channels.Take(MaxNamed).Select(Mention.Channel)) + (channels.Count > MaxNamed ? ", …" : "");

    private static List<Finding> OfStaff(GuildFacts facts, Department department)
    {
        var name = NameOf(department);
        var gone = department.Roles.Where(role => facts.Roles.All(r => r.Id != role.RoleId)).ToList();
        var staff = department.StaffRoles.Where(id => gone.All(role => role.RoleId != id)).ToList();
        List<Finding> findings = [];
        if (gone.Count > 0)
            findings.Add(new Finding(Warning, "doctor.role-gone", name, gone.Count));
        if (staff.Count == 0)
            findings.Add(new Finding(Problem, "doctor.no-staff", name));
        else if (facts.RoleMembers is { } members && staff.TrueForAll(role => members.GetValueOrDefault(role) == 0))
            findings.Add(new Finding(Warning, "doctor.nobody", name, Mention.Roles(staff), staff.Count));
        if (staff.Where(facts.RolesWithoutStaffCommands.Contains).ToList() is { Count: > 0 } lacking)
            findings.Add(new Finding(Warning, "doctor.no-staff-commands", name, Mention.Roles(lacking), lacking.Count));
        findings.AddRange(
            facts
                .UnknownRoles.Where(unknown => unknown.Department == department.Key)
                .Select(unknown => new Finding(Warning, "doctor.role-unknown", name, Markdown.Escape(unknown.Role)))
        );
        return findings;
    }

    private static IEnumerable<Finding> OfLimits(GuildFacts facts)
    {
        if (facts.Channels.Count >= MaxChannels * 9 / 10)
            yield return new Finding(
                facts.Channels.Count >= MaxChannels ? Problem : Warning,
                "doctor.channels",
                facts.Channels.Count,
                MaxChannels
            );
        if (facts.Roles.Count >= MaxRoles - 5)
            yield return new Finding(Warning, "doctor.roles", facts.Roles.Count, MaxRoles);
        if (CheckStorageQuota.IsLow(facts.Storage.Used, facts.Storage.Most))
            yield return new Finding(Warning, "doctor.storage", FileSize.Format(facts.Storage.Used), FileSize.Format(facts.Storage.Most));
    }

    private static Channel? Find(GuildFacts facts, Snowflake id) => facts.Channels.FirstOrDefault(channel => channel.Id == id);

    private static IEnumerable<Permissions> Each(Permissions permissions) =>
        Enum.GetValues<Permissions>().Where(one => one != Permissions.None && (permissions & one) == one && long.PopCount((long)one) == 1);

    private static Localized Name(Permissions permission) => new($"permission.{permission}");

    private static Localized Why(Permissions permission) => new($"permission.{permission}.why");
}
