using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Describes the rules of a department in words.</summary>
internal sealed class DepartmentDescription(IDiscord discord, IOptions<TicketsOptions> options)
{
    private const int MaxRoles = 10;

    public static string Category(Department department, GuildSettings? guild, CultureInfo culture) =>
        department.CategoryId is { } own ? Mention.Channel(own)
        : guild?.CategoryId is { } shared ? TicketTexts.Get(culture, "department.category.shared", Mention.Channel(shared))
        : TicketTexts.Get(culture, "department.category.none");

    public static string Log(Department department, GuildSettings? guild, CultureInfo culture) =>
        department.LogChannelId is { } own ? Mention.Channel(own)
        : guild?.LogChannelId is { } shared ? TicketTexts.Get(culture, "department.log.shared", Mention.Channel(shared))
        : TicketTexts.Get(culture, "department.log.none");

    public static string Limits(DepartmentLimits limits, CultureInfo culture)
    {
        List<string> parts = [TicketTexts.Get(culture, "department.limits.open", limits.MaxOpen)];
        if (limits.MaxPerPeriod is { } most)
            parts.Add(TicketTexts.Get(culture, "department.limits.period", most, limits.Period.In(culture)));
        if (limits.Cooldown > TimeSpan.Zero)
            parts.Add(TicketTexts.Get(culture, "department.limits.cooldown", limits.Cooldown.In(culture)));
        if (limits.MinAccountAge > TimeSpan.Zero)
            parts.Add(TicketTexts.Get(culture, "department.limits.age", limits.MinAccountAge.In(culture)));
        return string.Join(" · ", parts);
    }

    /// <param name="rules">The rules.</param>
    /// <param name="culture">The language.</param>
    /// <param name="usual">The default rules to omit; null for none.</param>
    public static string Rules(DepartmentRules rules, CultureInfo culture, DepartmentRules? usual = null)
    {
        string Text(string key, params ReadOnlySpan<object?> arguments) => TicketTexts.Get(culture, key, arguments);
        List<string> lines = [];
        if (rules.AutoCloseAfter != usual?.AutoCloseAfter || usual is null)
            lines.Add(
                rules.AutoCloseAfter is { } after
                    ? Text("department.rules.auto-close", after.In(culture), rules.AutoCloseWarning.In(culture))
                    : Text("department.rules.no-auto-close")
            );
        if (rules.ReopenPeriod != usual?.ReopenPeriod)
            lines.Add(Text("department.rules.reopen", rules.ReopenPeriod.In(culture)));
        if (rules.PingCooldown != usual?.PingCooldown)
            lines.Add(Text("department.rules.ping", rules.PingCooldown.In(culture)));
        if (rules.CloseRequestPeriod != usual?.CloseRequestPeriod)
            lines.Add(Text("department.rules.close-request", rules.CloseRequestPeriod.In(culture)));
        if (rules.ClaimVisibility != usual?.ClaimVisibility)
            lines.Add(Text($"department.rules.claim-visibility.{rules.ClaimVisibility}"));
        if (rules.OpeningPing != usual?.OpeningPing)
            lines.Add(Text($"department.rules.opening-ping.{rules.OpeningPing}"));
        if (rules.OwnerMayClose != usual?.OwnerMayClose)
            lines.Add(Text(rules.OwnerMayClose ? "department.rules.owner-closes" : "department.rules.staff-closes"));
        if (rules.OwnerMayInvite != usual?.OwnerMayInvite)
            lines.Add(Text(rules.OwnerMayInvite ? "department.rules.owner-invites" : "department.rules.staff-invites"));
        if (rules.CloseWhenOwnerLeaves != usual?.CloseWhenOwnerLeaves)
            lines.Add(Text(rules.CloseWhenOwnerLeaves ? "department.rules.leaver" : "department.rules.no-leaver"));
        if (rules.AllowThreads != usual?.AllowThreads)
            lines.Add(Text(rules.AllowThreads ? "department.rules.threads" : "department.rules.no-threads"));
        if (rules.StaffThread != usual?.StaffThread)
            lines.Add(Text(rules.StaffThread ? "department.rules.staff-thread" : "department.rules.no-staff-thread"));
        if (rules.AskForRating != usual?.AskForRating)
            lines.Add(Text(rules.AskForRating ? "department.rules.rating" : "department.rules.no-rating"));
        return lines.Count == 0 ? "—" : string.Join('\n', lines);
    }

    public string File(Department department, CultureInfo culture) =>
        ConfigComparison.Describe(department, options.Value.Find(department.Key), culture);

    /// <summary>The roles of each kind; deleted ones are marked.</summary>
    public async Task<string> RolesAsync(Department department, CultureInfo culture, CancellationToken cancellationToken)
    {
        var live = await discord.GetRoleIdsAsync(department.GuildId, cancellationToken);
        var lines = Enum.GetValues<DepartmentRoleKind>()
            .Where(kind => kind == DepartmentRoleKind.Staff || department.RolesOf(kind).Any())
            .Select(kind => TicketTexts.Get(culture, $"role-kind.{kind}") + " " + List(department.RolesOf(kind).ToList(), live, culture));
        return string.Join('\n', lines);
    }

    private static string List(List<Snowflake> all, IReadOnlySet<Snowflake> live, CultureInfo culture) =>
        all.Count == 0
            ? TicketTexts.Get(culture, "role.nobody")
            : string.Join(
                ' ',
                all.Take(MaxRoles).Select(role => live.Contains(role) ? Mention.Role(role) : TicketTexts.Get(culture, "role.deleted"))
            );
}
