using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>/retention: how long what is kept of closed tickets.</summary>
internal sealed class SetRetention(TicketsDbContext db, FindDepartment departments, TimeProvider time)
{
    private const int LongestEmbed = 4000;

    [Command("retention show", "Show how long what is kept of closed tickets"), RequirePermission(Permissions.Administrator)]
    public async Task<Reply> ShowAsync(CommandContext context, CancellationToken cancellationToken) =>
        Describe(await departments.All(context.GuildId).AsNoTracking().ToListAsync(cancellationToken), context.Culture);

    [Command("retention set", "Set how long what is kept of closed tickets, such as 90d or forever"), RequirePermission(Permissions.Administrator)]
    public async Task<Reply> SetAsync(
        CommandContext context,
        [Option("department", "The department; all of them if you leave it out", MaxLength = 100, Completion = nameof(CompleteAsync))] string? department,
        [Option("messages", "What was written", MaxLength = 40)] string? messages,
        [Option("files", "Files; at most as long as messages", MaxLength = 40)] string? files,
        [Option("transcripts", "Transcripts", MaxLength = 40)] string? transcripts,
        CancellationToken cancellationToken)
    {
        if (Read(messages, files, transcripts, out var times) is { } refusal)
            return Reply.Refuse(refusal.In(context.Culture));
        if (!await departments.All(context.GuildId).AnyAsync(cancellationToken))
            return Reply.Refuse(TicketTexts.Get(context.Culture, "retention.no-departments"));
        var chosen = await OnConflict.RetryAsync(db, () => SaveAsync(context.GuildId, department, times, cancellationToken));
        return chosen.Count == 0
            ? Reply.Refuse(FindDepartment.Unknown(department!).In(context.Culture))
            : Describe(chosen, context.Culture);
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);

    private static Refusal? Read(string? messages, string? files, string? transcripts, out List<Func<DepartmentRules, DepartmentRules>> times)
    {
        times = [];
        var refusals = new[]
        {
            Read(messages, length => rules => rules with { KeepMessages = length }, times),
            Read(files, length => rules => rules with { KeepAttachments = length }, times),
            Read(transcripts, length => rules => rules with { KeepTranscripts = length }, times),
        };
        return refusals.OfType<Refusal>().FirstOrDefault() ?? (times.Count == 0 ? new Refusal("retention.nothing") : null);
    }

    private static Refusal? Read(string? text, Func<TimeSpan?, Func<DepartmentRules, DepartmentRules>> with, List<Func<DepartmentRules, DepartmentRules>> times)
    {
        if (text is null)
            return null;
        var refusal = KeepTimes.Read(text, out var length);
        times.Add(with(length));
        return refusal;
    }

    private async Task<IReadOnlyList<Department>> SaveAsync(
        Snowflake guild, string? name, List<Func<DepartmentRules, DepartmentRules>> times, CancellationToken cancellationToken)
    {
        IReadOnlyList<Department> chosen = name is null
            ? await departments.All(guild).ToListAsync(cancellationToken)
            : await departments.ByTextAsync(guild, name, cancellationToken) is { } one ? [one] : [];
        foreach (var department in chosen)
        {
            var rules = times.Aggregate(department.Rules, (now, change) => change(now));
            if (rules == department.Rules)
                continue;
            department.Rules = rules;
            // Later than before in any case, so that somebody who edits it at the same instant is told.
            var now = time.GetUtcNow();
            department.EditedAt = department.EditedAt >= now ? department.EditedAt.Value.AddMilliseconds(1) : now;
        }

        await db.SaveChangesAsync(cancellationToken);
        return chosen;
    }

    private static OutgoingMessage Describe(IReadOnlyList<Department> chosen, CultureInfo culture)
    {
        var lines = chosen.Select(department =>
        {
            var times = KeepTimes.Of(department.Rules);
            return TicketTexts.Get(
                culture,
                "retention.line",
                Markdown.Escape(department.NameIn(culture)),
                KeepTimes.Write(times.Messages, culture),
                KeepTimes.Write(times.Files, culture),
                KeepTimes.Write(times.Transcripts, culture));
        });
        var text = Cut.Lines([.. lines], LongestEmbed, more => TicketTexts.Get(culture, "retention.more", more));
        return new OutgoingMessage
        {
            Embeds = [new Embed { Title = TicketTexts.Get(culture, "retention.title"), Description = $"{text}\n\n{TicketTexts.Get(culture, "retention.help")}", Color = Colors.Panel }],
        };
    }
}
