using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Conversation.Ratings;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.History.Search;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.History.Records;

/// <summary>The order of results.</summary>
internal enum SearchOrder
{
    Newest = 0,
    Best = 1,
}

/// <summary>/staff history search: searches messages in tickets of the caller's departments, or tickets by filters.</summary>
internal sealed class SearchHistory(
    TicketsDbContext db,
    DepartmentQuery departments,
    TicketRecordQuery records,
    SavedSearches searches,
    PeriodReader periods
)
{
    [Command("staff history search", "Search the tickets of your departments"), RequireStaff]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("text", "Words, “a phrase” or -excluded; leave empty to list tickets", MaxLength = 200)] string? text,
        [Option("department", "Only this department", Autocomplete = nameof(CompleteDepartmentAsync))] string? department,
        [Option("customer", "Only tickets of this member")] User? customer,
        [Option("staff", "Only tickets that this member claimed or answered")] User? staff,
        [Option("author", "Only messages by this member")] User? author,
        [Option("state", "Only tickets in this state")] TicketState? state,
        [Option("priority", "Only tickets with this priority")] TicketPriority? priority,
        [Option("rating", "Only tickets with this many stars", Min = 1, Max = RateTicket.MaxStars)] long? rating,
        [Option("from", "From this day on (2026-11-02), or from this long ago (7d)", MaxLength = 40)] string? from,
        [Option("to", "Up to this day (2026-11-30), or up to this long ago (1d)", MaxLength = 40)] string? to,
        [Option("file", "Only with an attached file")] bool? file,
        [Option("number", "Only in this ticket", Autocomplete = nameof(CompleteNumberAsync), MaxLength = 20)] string? number,
        [Option("order", "How to sort the results")] SearchOrder? order,
        [Option("label", "Only tickets with this label", Autocomplete = nameof(CompleteLabelAsync))] string? label,
        CancellationToken cancellationToken
    )
    {
        var filters = new SearchFilters
        {
            Text = VisibleText.IsEmpty(text) ? null : text.Trim(),
            Customer = customer?.Id,
            Staff = staff?.Id,
            Author = author?.Id,
            State = state,
            Priority = priority,
            Rating = (int?)rating,
            HasFile = file == true,
            BestFirst = order == SearchOrder.Best,
        };
        if (Words(filters) is { } why)
            return why;
        (filters, var refusal) = await InPeriodAsync(context, filters, from, to, cancellationToken);
        (filters, refusal) = refusal is null ? await WithLabelAsync(context, filters, label, cancellationToken) : (filters, refusal);
        if (refusal is null && department is not null)
            (filters, refusal) = await InDepartmentAsync(context, filters, department, cancellationToken);
        if (refusal is null && number is not null)
            (filters, refusal) = await InTicketAsync(context, filters, number, cancellationToken);
        return refusal is null ? await searches.FirstAsync(context, filters, cancellationToken) : refusal;
    }

    [Button("history-page"), RequireStaff]
    public async Task<Update> TurnAsync(ComponentContext context, Guid search, int page, CancellationToken cancellationToken) =>
        await searches.TurnAsync(context, search, page, cancellationToken) is { } shown ? shown : new Refusal("search.expired");

    public async Task<IReadOnlyList<Choice>> CompleteDepartmentAsync(
        CommandContext context,
        string typed,
        CancellationToken cancellationToken
    )
    {
        var asker = await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken);
        var all = await departments.ChoicesAsync(context, typed, cancellationToken);
        if (asker.Departments is not { } visible)
            return all;
        var keys = await db
            .Departments.Where(d => d.GuildId == context.GuildId && visible.Contains(d.Id))
            .Select(d => d.Key)
            .ToListAsync(cancellationToken);
        return [.. all.Where(choice => keys.Contains(choice.Value))];
    }

    public Task<IReadOnlyList<Choice>> CompleteNumberAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        records.ChoicesAsync(context, typed, cancellationToken);

    public Task<IReadOnlyList<Choice>> CompleteLabelAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        LabelQuery.CompleteAsync(db.Labels.Where(l => l.GuildId == context.GuildId), typed, cancellationToken);

    private async Task<(SearchFilters, Refusal?)> WithLabelAsync(
        InteractionContext context,
        SearchFilters filters,
        string? name,
        CancellationToken cancellationToken
    )
    {
        if (name is null)
            return (filters, null);
        return await LabelQuery.FindAsync(db, context.GuildId, name, cancellationToken) is { } label
            ? (filters with { Label = label.Id }, null)
            : (filters, LabelQuery.Missing(name));
    }

    private static Refusal? Words(SearchFilters filters)
    {
        if (filters.Text is null || SearchTerms.Read(filters.Text) is not { Wanted.Count: 0 } terms)
            return null;
        return new Refusal(terms.Unwanted.Count > 0 ? "search.only-without" : "search.no-words");
    }

    private async Task<(SearchFilters, Refusal?)> InPeriodAsync(
        InteractionContext context,
        SearchFilters filters,
        string? from,
        string? to,
        CancellationToken cancellationToken
    )
    {
        var (first, last, bad) = periods.Read(context.GuildId, from, to);
        if (bad is not null)
            return (filters, new Refusal("search.bad-date", Markdown.Escape(Truncate.To(bad, 40))));
        return first >= last ? (filters, new Refusal("search.no-time")) : (filters with { From = first, To = last }, null);
    }

    private async Task<(SearchFilters, Refusal?)> InDepartmentAsync(
        InteractionContext context,
        SearchFilters filters,
        string key,
        CancellationToken cancellationToken
    )
    {
        if (await departments.ByTextAsync(context.GuildId, key, cancellationToken) is not { } department)
            return (filters, DepartmentQuery.Unknown(key));
        var asker = await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken);
        return asker.MaySee(department.GuildId, department.Id)
            ? (filters with { Department = department.Id }, null)
            : (filters, new Refusal("search.not-your-department", Markdown.Escape(department.NameIn(context.Culture))));
    }

    private async Task<(SearchFilters, Refusal?)> InTicketAsync(
        InteractionContext context,
        SearchFilters filters,
        string number,
        CancellationToken cancellationToken
    ) =>
        await records.ByNumberAsync(context, number, cancellationToken) is { } ticket
            ? (filters with { Ticket = ticket.Id }, null)
            : (filters, new Refusal("history.unknown", Markdown.Escape(Truncate.To(number, 20))));
}
