using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>/ticket open: like a panel.</summary>
internal sealed class OpenByCommand(OpeningPlanner plans, OpeningFormBuilder open)
{
    [Command("ticket open", "Open a ticket"), Everyone]
    public async Task<Modal> RunAsync(
        CommandContext context,
        [Option("department", "The department to contact", Autocomplete = nameof(CompleteAsync))] string? department,
        CancellationToken cancellationToken
    )
    {
        if (department is not null)
            return await open.BuildAsync(context, department, null, cancellationToken);
        return await plans.DepartmentsAsync(context, forAnother: false, cancellationToken) switch
        {
            [] => new Refusal("open.none"),
            [var only] => await open.BuildAsync(context, only.Key, null, cancellationToken),
            var several => Modal.Show(ChooseDepartment.Write(context.Text("open.choose"), several, null, context.Culture)),
        };
    }

    private async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        [
            .. (await plans.DepartmentsAsync(context, forAnother: false, cancellationToken))
                .Select(department => new Choice(department.NameIn(context.Culture), department.Key))
                .Where(choice => choice.Name.Contains(typed.Trim(), StringComparison.CurrentCultureIgnoreCase)),
        ];
}
