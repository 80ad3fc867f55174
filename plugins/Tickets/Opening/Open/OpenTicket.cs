using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>Opens the first page of a department's form from a panel or a department choice.</summary>
internal sealed class OpenTicket(OpeningFormBuilder open)
{
    public static Route Route(string department) => Contracts.Route.To("open", department);

    /// <summary>The route of a panel's select menu; its values are department keys.</summary>
    public static Route SelectRoute { get; } = Contracts.Route.To("open");

    [Button("open"), Everyone]
    public Task<Modal> AskAsync(ComponentContext context, string departmentKey, CancellationToken cancellationToken) =>
        open.BuildAsync(context, departmentKey, null, cancellationToken);

    [SelectMenu("open"), Everyone]
    public Task<Modal> ChooseAsync(ComponentContext context, IReadOnlyList<string> departments, CancellationToken cancellationToken) =>
        ChosenAsync(context, departments, null, cancellationToken);

    [SelectMenu("choose"), Everyone]
    public Task<Modal> ChooseAsync(
        ComponentContext context,
        Snowflake request,
        IReadOnlyList<string> departments,
        CancellationToken cancellationToken
    ) => ChosenAsync(context, departments, OpeningFormBuilder.Request(request), cancellationToken);

    private async Task<Modal> ChosenAsync(
        InteractionContext context,
        IReadOnlyList<string> departments,
        Snowflake? request,
        CancellationToken cancellationToken
    ) =>
        departments is [var department]
            ? await open.BuildAsync(context, department, request, cancellationToken)
            : new Refusal("open.choose");
}
