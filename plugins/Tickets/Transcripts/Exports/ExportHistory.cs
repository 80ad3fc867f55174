using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Exports;

/// <summary>The formats of an export.</summary>
internal enum ExportFormat
{
    Everything,
    Html,
    Text,
    Json,
}

/// <summary>/staff history export: exports transcripts of several tickets, for staff and administrators.</summary>
internal sealed class ExportHistory(
    TicketsDbContext db,
    ExportRights rights,
    DepartmentQuery departments,
    PeriodReader periods,
    TimeProvider time
)
{
    private const int MaxPerDay = 10;
    private const int MaxQueued = 20;

    [Command("staff history export", "Download the transcripts of several tickets as a zip"), RequireExport]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("ticket", "The number of a single ticket", Min = 1, Max = int.MaxValue)] long? ticket,
        [Option("department", "Only this department", Autocomplete = nameof(CompleteAsync))] string? department,
        [Option("customer", "Only tickets of this member")] User? customer,
        [Option("member", "Only tickets that this member took part in (admins only)")] User? member,
        [Option("state", "Only tickets in this state")] TicketState? state,
        [Option("from", "Opened from this day on (2026-01-31), or from so long ago (7d)", MaxLength = 40)] string? from,
        [Option("to", "Opened up to this day (2026-01-31), or to so long ago (1d)", MaxLength = 40)] string? to,
        [Option("format", "The format; leave empty for everything")] ExportFormat? format,
        CancellationToken cancellationToken
    )
    {
        if (await QuotaAsync(context, cancellationToken) is { } refusal)
            return refusal;
        var filter = new ExportFilter
        {
            Number = (int?)ticket,
            Customer = customer?.Id,
            Member = member?.Id,
            State = state,
            Formats = Formats(format ?? ExportFormat.Everything),
        };
        return await InPeriodAsync(context, filter, department, from, to, cancellationToken);
    }

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        await departments.ChoicesAsync(context, typed, cancellationToken);

    private async Task<Reply> InPeriodAsync(
        CommandContext context,
        ExportFilter filter,
        string? department,
        string? from,
        string? to,
        CancellationToken cancellationToken
    )
    {
        var (first, last, bad) = periods.Read(context.GuildId, from, to);
        if (bad is not null)
            return new Refusal("export.no-day", Markdown.Escape(Truncate.To(bad, 40)));
        if (first >= last)
            return new Refusal("export.days");
        filter = filter with { From = first, Before = last };
        var scope = await rights.OfAsync(context.GuildId, context.Member, cancellationToken);
        if (filter.Member is not null && !scope.IsAdmin)
            return new Refusal("export.admins-only");
        if (department is null)
            return await StartAsync(
                context,
                filter with
                {
                    Departments = scope.IsAdmin ? null : [.. scope.Departments],
                },
                cancellationToken
            );
        if (await departments.ByTextAsync(context.GuildId, department, cancellationToken) is not { } found)
            return DepartmentQuery.Unknown(department);
        return scope.IsAdmin || scope.Departments.Contains(found.Id)
            ? await StartAsync(context, filter with { Departments = [found.Id] }, cancellationToken)
            : new Refusal("export.not-yours");
    }

    private async Task<Reply> StartAsync(CommandContext context, ExportFilter filter, CancellationToken cancellationToken)
    {
        var count = await ExportQuery.Of(db, context.GuildId, filter).CountAsync(cancellationToken);
        if (count == 0)
            return new Refusal("export.nothing");
        var export = new Export
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            GuildId = context.GuildId,
            RequesterId = context.Member.User.Id,
            Culture = context.Culture.Name,
            Filter = filter,
            Total = count,
            CreatedAt = time.GetUtcNow(),
        };
        db.Exports.Add(export);
        await db.SaveChangesAsync(cancellationToken);
        return ExportRenderer.Render(export, context.Culture);
    }

    private async Task<Reply?> QuotaAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (me, since) = (context.Member.User.Id, time.GetUtcNow().AddDays(-1));
        var mine = await db
            .Exports.AsNoTracking()
            .Where(e => e.GuildId == context.GuildId && e.RequesterId == me && e.CreatedAt > since)
            .ToListAsync(cancellationToken);
        if (mine.Find(export => export.IsActive) is { } active)
            return (Reply)(ExportRenderer.Render(active, context.Culture) with { Content = context.Text("export.one-at-a-time") });
        if (mine.Count >= MaxPerDay)
            return new Refusal("export.quota", MaxPerDay);
        var queued = await db.Exports.CountAsync(e => e.GuildId == context.GuildId && e.State == ExportState.Queued, cancellationToken);
        return queued >= MaxQueued ? (Reply)new Refusal("export.busy") : null;
    }

    private static TranscriptFormats Formats(ExportFormat format) =>
        format switch
        {
            ExportFormat.Html => TranscriptFormats.Html,
            ExportFormat.Text => TranscriptFormats.Text,
            ExportFormat.Json => TranscriptFormats.Json,
            _ => TranscriptFormats.All,
        };
}
