using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>
/// /staff stats csv: metrics of tickets and responses as CSV. They contain no customer and no message, but the answers after the rating.
/// </summary>
internal sealed class ExportStats(TicketsDbContext db, StatsQueryBuilder ask, LabelQuery labels)
{
    // The replacement of a typed reason.
    private const string Typed = "(other)";

    [Command("staff stats csv", "Download statistics of each ticket and response as CSV files"), RequireStats(ofOthers: true)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("department", "Only this department", Autocomplete = nameof(CompleteAsync))] string? department,
        [Option("period", "How far back; leave empty for 30 days")] StatsPeriod? period,
        [Option("from", "The first day, such as 2026-01-31", MaxLength = 20)] string? from,
        [Option("to", "The last day, such as 2026-02-28", MaxLength = 20)] string? to,
        [Option("member", "Only this staff member")] User? member,
        [Option("label", "Only tickets with this label", Autocomplete = nameof(CompleteLabelAsync))] string? label,
        CancellationToken cancellationToken
    )
    {
        var choice = new StatsChoice(department, period, from, to, member) { Label = label };
        var (question, refusal) = await ask.RunAsync(context, choice, cancellationToken);
        if (question is null)
            return refusal!;
        var filter = question.Filter;
        var known = await KnownReasons.ReadAsync(db, filter.Guild, cancellationToken);
        var rows = await Tickets(db, filter).ToListAsync(cancellationToken);
        var labelled = await labels.OfAsync([.. rows.Select(t => t.Numbers.TicketId)], cancellationToken);
        var tickets = rows.ConvertAll(t =>
            (
                t.Numbers,
                Reason: known.Find(t.Numbers.DepartmentId, t.Reason, t.BySystem) ?? (t.Reason is null ? null : Typed),
                Labels: string.Join("; ", labelled[t.Numbers.TicketId].Select(l => l.Name)),
                Survey: (IReadOnlyList<SurveyAnswer>)(t.Survey ?? [])
            )
        );
        var responses = (await Responses(db, filter).ToListAsync(cancellationToken)).ConvertAll(r => (r.Number, r.Response));
        var days = $"{filter.Range.First:yyyy-MM-dd}_{filter.Range.Last:yyyy-MM-dd}";
        var files = StatsCsvWriter.Fit(
            [
                ($"tickets_{days}.csv", StatsCsvWriter.Tickets(tickets, question.Names)),
                ($"responses_{days}.csv", StatsCsvWriter.Responses(responses, question.Names)),
            ],
            $"stats_{days}.zip",
            context.AttachmentSizeLimit
        );
        if (files is null)
            return new Refusal("stats.csv-large");
        return new OutgoingMessage
        {
            Content = context.Text("stats.csv-done", tickets.Count, responses.Count, StatsRenderer.Days(filter.Range, context.Culture)),
            Files = files,
        };
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        StatsQueryBuilder.ChoicesAsync(db, context, typed, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteLabelAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        labels.CompleteAsync(context.GuildId, typed, cancellationToken);

    /// <summary>The tickets opened in a period.</summary>
    internal static IQueryable<ClosedNumbers> Tickets(TicketsDbContext db, StatsFilter filter)
    {
        var (from, to) = (filter.Range.From, filter.Range.To);
        return db.NumbersOf(filter)
            .Where(n => n.OpenedAt >= from && n.OpenedAt < to)
            .OrderBy(n => n.OpenedAt)
            .LeftJoin(
                db.Tickets,
                n => n.TicketId,
                t => t.Id,
                (n, t) => new ClosedNumbers(n, t!.CloseReason, t.ClosedById == null, t.SurveyAnswers)
            );
    }

    /// <summary>The responses in a period, with the number of their ticket.</summary>
    internal static IQueryable<NumberedResponse> Responses(TicketsDbContext db, StatsFilter filter) =>
        db.ResponsesOf(filter)
            .OrderBy(r => r.At)
            .Join(db.Metrics, r => r.TicketId, n => n.TicketId, (r, n) => new NumberedResponse(n.Number, r));

    /// <summary>The metrics of a ticket, with data of its closing.</summary>
    internal sealed record ClosedNumbers(TicketMetrics Numbers, string? Reason, bool BySystem, List<SurveyAnswer>? Survey);

    internal sealed record NumberedResponse(int Number, StaffResponse Response);
}
