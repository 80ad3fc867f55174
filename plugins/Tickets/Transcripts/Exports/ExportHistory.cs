using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
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
internal sealed class ExportHistory(TicketsDbContext db, ExportRights rights, DepartmentQuery departments, TimeProvider time)
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
        [Option("from", "Opened on this day or later, such as 2026-01-31")] string? from,
        [Option("to", "Opened on this day or earlier, such as 2026-01-31")] string? to,
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
        return await WithDaysAsync(context, filter, department, from, to, cancellationToken);
    }

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        await departments.ChoicesAsync(context, typed, cancellationToken);

    private async Task<Reply> WithDaysAsync(
        CommandContext context,
        ExportFilter filter,
        string? department,
        string? from,
        string? to,
        CancellationToken cancellationToken
    )
    {
        foreach (var day in new[] { from, to }.OfType<string>())
        {
            if (Day(day) is null)
                return new Refusal("export.no-day", Markdown.Escape(Truncate.To(day, 40)));
        }

        filter = filter with { From = from is null ? null : Day(from), Before = to is null ? null : Day(to)!.Value.AddDays(1) };
        if (filter.From >= filter.Before)
            return new Refusal("export.days");
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

    private static DateTimeOffset? Day(string text) =>
        DateTime.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 2014 and < 9000
            ? new DateTimeOffset(day, TimeSpan.Zero)
            : null;

    private static TranscriptFormats Formats(ExportFormat format) =>
        format switch
        {
            ExportFormat.Html => TranscriptFormats.Html,
            ExportFormat.Text => TranscriptFormats.Text,
            ExportFormat.Json => TranscriptFormats.Json,
            _ => TranscriptFormats.All,
        };
}
