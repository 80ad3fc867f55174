using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Metrics;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>The options of a statistics command.</summary>
internal sealed record StatsChoice(string? Department, StatsPeriod? Period, string? From, string? To, User? Member)
{
    /// <summary>The name of a label; null for none.</summary>
    public string? Label { get; init; }
}

/// <summary>The resolved query.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Names">The names of departments and staff.</param>
/// <param name="Department">The chosen department; null for all allowed ones.</param>
internal sealed record StatsQuestion(StatsFilter Filter, StatsNames Names, Department? Department)
{
    /// <summary>The chosen label; null for none.</summary>
    public GuildLabel? Label { get; init; }
}

/// <summary>Resolves the options of a statistics command: never more than the member may see.</summary>
internal sealed class StatsQueryBuilder(
    TicketsDbContext db,
    StatsReader read,
    DirtyMetricsProcessor count,
    IGuildLocale locale,
    TimeProvider time
)
{
    // The number of tickets computed while the member waits: recent changes, but no backlog.
    private const int CountFirst = 200;

    public async Task<(StatsQuestion? Question, Refusal? Refusal)> RunAsync(
        InteractionContext context,
        StatsChoice choice,
        CancellationToken cancellationToken
    )
    {
        var scope = await StatsScope.OfAsync(db, context, cancellationToken);
        var names = await StatsNames.ReadAsync(db, context.GuildId, cancellationToken);
        var department = choice.Department is null ? null : names.FindDepartment(choice.Department);
        if (choice.Department is not null && department is null)
            return (null, DepartmentQuery.Unknown(choice.Department));
        var label = choice.Label is null ? null : await LabelQuery.FindAsync(db, context.GuildId, choice.Label, cancellationToken);
        if (choice.Label is not null && label is null)
            return (null, LabelQuery.Missing(choice.Label));
        var isOwn = choice.Member?.Id == context.Member.User.Id;
        if (department is not null && scope.Departments?.Contains(department.Id) == false && !isOwn)
            return (null, new Refusal("stats.not-yours", Markdown.Escape(department.NameIn(context.Culture))));
        await count.ProcessAsync(CountFirst, cancellationToken);
        var zone = locale.TimeZoneOf(context.GuildId);
        var earliest = await read.EarliestAsync(context.GuildId, cancellationToken);
        var (range, refusal) = StatsRange.Read(
            choice.Period,
            choice.From,
            choice.To,
            zone,
            time.GetUtcNow(),
            earliest is { } first ? zone.DayOf(first) : null
        );
        var departments =
            department is not null ? [department.Id]
            : isOwn ? null
            : scope.Departments;
        if (range is null)
            return (null, refusal);
        var filter = new StatsFilter(context.GuildId, departments, choice.Member?.Id, range) { Label = label?.Id };
        return (new StatsQuestion(filter, names, department) { Label = label }, null);
    }

    /// <summary>The departments that a member may choose.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(
        TicketsDbContext db,
        CommandContext context,
        string typed,
        CancellationToken cancellationToken
    )
    {
        var scope = await StatsScope.OfAsync(db, context, cancellationToken);
        var all = scope.IsAdmin
            ? await db
                .Departments.AsNoTracking()
                .Where(d => d.GuildId == context.GuildId && d.RemovedAt == null)
                .OrderBy(d => d.Position)
                .ToListAsync(cancellationToken)
            : scope.Leads;
        return DepartmentQuery.Choices(all, context, typed);
    }
}
