using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>/support department edit: the settings of a department, in several modals.</summary>
internal sealed class EditDepartment(DepartmentQuery departments, DepartmentEditor save, DepartmentCard card, RefusedFormStore refused)
{
    private const string Meanwhile = "department.meanwhile";

    [Command("support department edit", "Edit a department: texts, appearance, limits, rules, form and panels"), RequireCommand("support")]
    public async Task<Reply> ShowAsync(
        CommandContext context,
        [Option("department", "The department to edit", Autocomplete = nameof(CompleteAsync))] string department,
        CancellationToken cancellationToken
    ) =>
        await departments.ByTextAsync(context.GuildId, department, cancellationToken) is { } found
            ? await card.WriteAsync(context, found, null, cancellationToken)
            : DepartmentQuery.Unknown(department);

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        departments.ChoicesAsync(context, typed, cancellationToken);

    [Button("department-card"), RequireCommand("support")]
    public async Task<Update> BackAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await departments.ByIdAsync(context.GuildId, id, cancellationToken) is { } found
            ? await card.WriteAsync(context, found, null, cancellationToken)
            : new Refusal("department.gone");

    [Button("department-part"), RequireCommand("support")]
    public async Task<Modal> AskAsync(ComponentContext context, Guid id, string name, CancellationToken cancellationToken)
    {
        var department = await departments.ByIdAsync(context.GuildId, id, cancellationToken);
        if (department is null || DepartmentSettingsPage.Find(name) is not { } part)
            return new Refusal("department.gone");
        var inputs = part.Inputs(department, context.Culture);
        return Content(id, part, EditStamp.Of(inputs), inputs, context.Culture).Open();
    }

    [ModalSubmit("department-part"), RequireCommand("support")]
    public async Task<Update> SaveAsync(ModalContext context, Guid id, string name, string stamp, CancellationToken cancellationToken)
    {
        if (DepartmentSettingsPage.Find(name) is not { } part)
            return new Refusal("department.gone");
        IReadOnlyList<ModalComponent> inputs = [];
        var saved = await save.ByIdAsync(
            context,
            id,
            department => Apply(context, part, department, stamp, inputs = part.Inputs(department, context.Culture)),
            cancellationToken
        );
        if (saved.Refusal is not { } refusal || inputs.Count == 0)
            return await AnswerAsync(context, saved, cancellationToken);
        // After a conflict message, the next submission overwrites.
        var again = Content(id, part, refusal.Key == Meanwhile ? EditStamp.Of(inputs) : stamp, inputs, context.Culture);
        return Update.Refuse(await refused.KeepAsync(context, context.GuildId, again, context.Text(refusal), cancellationToken));
    }

    [Button("department-up"), RequireCommand("support")]
    public async Task<Update> MoveUpAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        var saved = await save.EditAsync(
            context,
            _ => departments.ByIdAsync(context.GuildId, id, cancellationToken),
            async department =>
            {
                var all = await departments.All(context.GuildId).ToListAsync(cancellationToken);
                var place = all.IndexOf(department);
                if (place == 0)
                    return new Refusal("department.first");
                (all[place - 1], all[place]) = (all[place], all[place - 1]);
                foreach (var (position, each) in all.Index())
                    each.Position = position;
                return null;
            },
            cancellationToken
        );
        return await AnswerAsync(context, saved, cancellationToken);
    }

    private static FormContent Content(
        Guid id,
        DepartmentSettingsPage part,
        string stamp,
        IReadOnlyList<ModalComponent> inputs,
        CultureInfo culture
    ) => new(Route.To("department-part", id, part.Name, stamp), part.Title(culture), inputs);

    private static Refusal? Apply(
        ModalContext context,
        DepartmentSettingsPage part,
        Department department,
        string stamp,
        IReadOnlyList<ModalComponent> inputs
    )
    {
        var before = EditStamp.Of(inputs);
        var form = new ModalReader(context.Values, inputs);
        var refusal = part.Apply(department, form);
        if ((form.Problem ?? refusal) is { } problem)
            return problem;
        // The values changed since the modal was opened, and differ from the input.
        return before != stamp && before != EditStamp.Of(part.Inputs(department, context.Culture)) ? new Refusal(Meanwhile) : null;
    }

    private async Task<Update> AnswerAsync(InteractionContext context, SavedDepartment saved, CancellationToken cancellationToken)
    {
        if (saved.Department is not { } department)
            return saved.Refusal!;
        var headline = saved.Tickets == 0 ? context.Text("department.saved") : context.Text("department.saved-tickets", saved.Tickets);
        return await card.WriteAsync(context, department, headline, cancellationToken);
    }
}
