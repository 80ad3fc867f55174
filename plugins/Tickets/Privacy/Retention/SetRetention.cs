using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>/support retention: shows and sets retention rules. A shorter period needs a confirmation with a forecast.</summary>
internal sealed class SetRetention(TicketsDbContext db, DepartmentQuery departments, RetentionForecastQuery forecast, TimeProvider time)
{
    private const string All = "all";

    [Command("support retention show", "Show how long closed tickets are kept"), RequireCommand("support")]
    public async Task<Reply> ShowAsync(CommandContext context, CancellationToken cancellationToken) =>
        RetentionRenderer.Rules(
            await departments.AllWithTickets(context.GuildId).AsNoTracking().ToListAsync(cancellationToken),
            context.Culture
        );

    [Command("support retention set", "Set how long closed tickets are kept, such as 90d or forever"), RequireCommand("support")]
    public async Task<Reply> SetAsync(
        CommandContext context,
        [Option("department", "The department; leave empty for all", MaxLength = 100, Autocomplete = nameof(CompleteAsync))]
            string? department,
        [Option("messages", "How long messages are kept", MaxLength = 40)] string? messages,
        [Option("files", "How long files are kept; at most as long as messages", MaxLength = 40)] string? files,
        [Option("transcripts", "How long transcripts are kept", MaxLength = 40)] string? transcripts,
        CancellationToken cancellationToken
    )
    {
        if (Read(messages, files, transcripts, out var change) is { } refusal)
            return refusal;
        var all = await departments.AllWithTickets(context.GuildId).AsNoTracking().ToListAsync(cancellationToken);
        if (all.Count == 0)
            return new Refusal("retention.no-departments");
        var one = department is null ? null : DepartmentQuery.ByText(all, department);
        if (department is not null && one is null)
            return DepartmentQuery.Unknown(department);
        List<Department> chosen = one is null ? all : [one];
        var shorter = chosen.FindAll(d => change.IsShorterThan(d.Rules));
        if (shorter.Count == 0)
            return RetentionRenderer.Rules(
                await ConflictRetry.RetryAsync(db, () => SaveAsync(context.GuildId, one?.Id, change, cancellationToken)),
                context.Culture
            );
        List<RetentionForecast> goes = [];
        foreach (var each in shorter)
            goes.Add(await forecast.CountAsync(each, change.Apply(each.Rules), cancellationToken));
        var (first, second, third) = change.Write();
        return RetentionRenderer.Ask(
            goes,
            Route.To("retention-set", one?.Id.ToString("N") ?? All, first, second, third),
            Route.To("retention-keep"),
            context.Culture
        );
    }

    [Button("retention-set"), RequireCommand("support")]
    public async Task<Update> ConfirmAsync(
        ComponentContext context,
        string department,
        string messages,
        string files,
        string transcripts,
        CancellationToken cancellationToken
    )
    {
        Guid? one = Guid.TryParse(department, out var id) ? id : null;
        if (RetentionChange.Read(messages, files, transcripts) is not { IsNothing: false } change || (one is null && department != All))
            return new Refusal("retention.nothing");
        var chosen = await ConflictRetry.RetryAsync(db, () => SaveAsync(context.GuildId, one, change, cancellationToken));
        return chosen.Count == 0 ? new Refusal("department.gone") : RetentionRenderer.Rules(chosen, context.Culture);
    }

    [Button("retention-keep"), RequireCommand("support")]
    public static Task<Update> KeepAsync(ComponentContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Update>((OutgoingMessage)context.Text("retention.kept"));

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        DepartmentQuery.Choices(
            await departments.AllWithTickets(context.GuildId).AsNoTracking().ToListAsync(cancellationToken),
            context,
            typed
        );

    private static Refusal? Read(string? messages, string? files, string? transcripts, out RetentionChange change)
    {
        var refusals = new[] { Read(messages, out var first), Read(files, out var second), Read(transcripts, out var third) };
        change = new(first, second, third);
        return refusals.OfType<Refusal>().FirstOrDefault() ?? (change.IsNothing ? new Refusal("retention.nothing") : null);
    }

    private static Refusal? Read(string? text, out RetentionPeriod? length)
    {
        length = null;
        if (text is null)
            return null;
        var refusal = RetentionPeriods.Read(text, out var time);
        length = new(time);
        return refusal;
    }

    private async Task<IReadOnlyList<Department>> SaveAsync(
        Snowflake guild,
        Guid? one,
        RetentionChange change,
        CancellationToken cancellationToken
    )
    {
        var chosen = await departments.AllWithTickets(guild).Where(d => one == null || d.Id == one).ToListAsync(cancellationToken);
        foreach (var department in chosen)
        {
            var rules = change.Apply(department.Rules);
            if (rules == department.Rules)
                continue;
            department.Rules = rules;
            // Always later than before, so that a concurrent edit is noticed.
            var now = time.GetUtcNow();
            department.EditedAt = department.EditedAt >= now ? department.EditedAt.Value.AddMilliseconds(1) : now;
        }

        await db.SaveChangesAsync(cancellationToken);
        return chosen;
    }
}
