using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Statistics.Metrics;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>/staff stats overview and /staff stats me: statistics and charts of a period.</summary>
internal sealed class ShowStats(
    TicketsDbContext db,
    StatsQueryBuilder ask,
    StatsReader read,
    LabelQuery labels,
    DirtyMetricsProcessor count
)
{
    [Command("staff stats overview", "Show ticket statistics"), RequireStats(ofOthers: true)]
    public Task<Reply> OverviewAsync(
        CommandContext context,
        [Option("department", "Only this department", Autocomplete = nameof(CompleteAsync))] string? department,
        [Option("period", "How far back; leave empty for 30 days")] StatsPeriod? period,
        [Option("from", "The first day, such as 2026-01-31", MaxLength = 20)] string? from,
        [Option("to", "The last day, such as 2026-02-28", MaxLength = 20)] string? to,
        [Option("member", "Only this staff member")] User? member,
        [Option("label", "Only tickets with this label", Autocomplete = nameof(CompleteLabelAsync))] string? label,
        CancellationToken cancellationToken
    ) => RunAsync(context, new StatsChoice(department, period, from, to, member) { Label = label }, cancellationToken);

    [Command("staff stats me", "Show your own statistics"), RequireStats(ofOthers: false)]
    public Task<Reply> MeAsync(
        CommandContext context,
        [Option("period", "How far back; leave empty for 30 days")] StatsPeriod? period,
        [Option("from", "The first day, such as 2026-01-31", MaxLength = 20)] string? from,
        [Option("to", "The last day, such as 2026-02-28", MaxLength = 20)] string? to,
        CancellationToken cancellationToken
    ) => RunAsync(context, new StatsChoice(null, period, from, to, context.Member.User), cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        StatsQueryBuilder.ChoicesAsync(db, context, typed, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteLabelAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        labels.CompleteAsync(context.GuildId, typed, cancellationToken);

    private async Task<Reply> RunAsync(CommandContext context, StatsChoice choice, CancellationToken cancellationToken)
    {
        var (question, refusal) = await ask.RunAsync(context, choice, cancellationToken);
        if (question is null)
            return refusal!;
        var summary = StatsCalculator.Calculate(await read.ReadAsync(question.Filter, cancellationToken), question.Filter.Range);
        var behind = await count.IsBehindAsync(cancellationToken);
        return new StatsRenderer(question, summary, context.Culture).Render(behind);
    }
}
