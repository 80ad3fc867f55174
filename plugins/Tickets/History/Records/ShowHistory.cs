using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.History.Records;

/// <summary>/staff history show: all records of a ticket, for staff of its department. A click replaces the message.</summary>
internal sealed class ShowHistory(TicketRecordQuery records, TicketRecordRenderer card)
{
    [Command("staff history show", "Show a ticket, open or closed"), RequireStaff]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("number", "The ticket number", Autocomplete = nameof(CompleteAsync), MaxLength = 20)] string number,
        CancellationToken cancellationToken
    ) => await ShowAsync(context, number, cancellationToken);

    [SelectMenu("history-open"), RequireStaff]
    public async Task<Reply> OpenAsync(ComponentContext context, IReadOnlyList<string> values, CancellationToken cancellationToken) =>
        await ShowAsync(context, values.Count == 0 ? "" : values[0], cancellationToken);

    [Button("history-card"), RequireStaff]
    public async Task<Update> BackAsync(ComponentContext context, Guid ticket, CancellationToken cancellationToken) =>
        await records.ByIdAsync(context, ticket, cancellationToken) is { } found
            ? await card.RenderAsync(context, found, cancellationToken)
            : new Refusal("history.gone");

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        records.ChoicesAsync(context, typed, cancellationToken);

    private async Task<Reply> ShowAsync(InteractionContext context, string number, CancellationToken cancellationToken) =>
        await records.ByNumberAsync(context, number, cancellationToken) is { } ticket
            ? await card.RenderAsync(context, ticket, cancellationToken)
            : new Refusal("history.unknown", Markdown.Escape(Truncate.To(number, 20)));
}
