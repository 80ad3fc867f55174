using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Edits, moves and removes a field of a department's form.</summary>
internal sealed class EditField(DepartmentQuery departments, DepartmentEditor save, RefusedFormStore refused)
{
    private const string Meanwhile = "department.meanwhile";

    [SelectMenu("form-field"), RequireCommand("support")]
    public async Task<Update> ShowAsync(
        ComponentContext context,
        Guid id,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) =>
        await departments.ByIdAsync(context.GuildId, id, cancellationToken) is { } found
            ? FieldCard.Write(found, keys is [var key, ..] ? key : "", context.Culture, null)
            : new Refusal("department.gone");

    [Button("form-field-part"), RequireCommand("support")]
    public async Task<Modal> AskAsync(ComponentContext context, Guid id, string key, string part, CancellationToken cancellationToken)
    {
        if (
            await departments.ByIdAsync(context.GuildId, id, cancellationToken) is not { } department
            || Find(department, key) is not { } field
            || !FieldForm.Parts(field.Kind).Contains(part)
        )
            return new Refusal("form.edit.gone");
        var inputs = FieldForm.For(field, part, context.Culture);
        return Content(Short(id), key, part, EditStamp.Of(inputs), inputs, context.Culture).Open();
    }

    [ModalSubmit("form-field-part"), RequireCommand("support")]
    public async Task<Update> SaveAsync(
        ModalContext context,
        string shortId,
        string key,
        string part,
        string stamp,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<ModalComponent> inputs = [];
        var saved = await SaveAsync(context, Long(shortId), key, Apply, cancellationToken);
        if (saved.Refusal is not { } refusal || inputs.Count == 0)
            return Answer(context, key, saved);
        // After a conflict message, the next submission overwrites.
        var again = Content(shortId, key, part, refusal.Key == Meanwhile ? EditStamp.Of(inputs) : stamp, inputs, context.Culture);
        return Update.Refuse(await refused.KeepAsync(context, context.GuildId, again, context.Text(refusal), cancellationToken));

        Refusal? Apply(Department department, FormQuestion field)
        {
            if (!FieldForm.Parts(field.Kind).Contains(part))
                return new Refusal("form.edit.gone");
            inputs = FieldForm.For(field, part, context.Culture);
            var form = new ModalReader(context.Values, inputs);
            var (changed, refusal) = FieldForm.Apply(field, part, form);
            if ((form.Problem ?? refusal) is { } problem)
                return problem;
            var (before, after) = (EditStamp.Of(inputs), EditStamp.Of(FieldForm.For(changed, part, context.Culture)));
            return before != stamp && before != after
                ? new Refusal(Meanwhile)
                : FormSaver.Apply(
                    department,
                    FieldMover.Pages(department.Form.Select(page => page.Fields.ConvertAll(each => each.Key == key ? changed : each)))
                );
        }
    }

    [Button("form-field-move"), RequireCommand("support")]
    public Task<Update> MoveAsync(ComponentContext context, Guid id, string key, int by, CancellationToken cancellationToken) =>
        ChangeAsync(
            context,
            id,
            key,
            (department, _) => FormSaver.Apply(department, FieldMover.Move(department.Form, key, Math.Sign(by))),
            cancellationToken
        );

    [Button("form-field-remove"), RequireCommand("support")]
    public Task<Update> RemoveAsync(ComponentContext context, Guid id, string key, CancellationToken cancellationToken) =>
        ChangeAsync(
            context,
            id,
            key,
            (department, _) =>
                FormSaver.Apply(
                    department,
                    FieldMover.Pages(department.Form.Select(page => page.Fields.FindAll(field => field.Key != key)))
                ),
            cancellationToken
        );

    private async Task<Update> ChangeAsync(
        InteractionContext context,
        Guid id,
        string key,
        Func<Department, FormQuestion, Refusal?> change,
        CancellationToken cancellationToken
    ) => Answer(context, key, await SaveAsync(context, id, key, change, cancellationToken));

    private Task<SavedDepartment> SaveAsync(
        InteractionContext context,
        Guid id,
        string key,
        Func<Department, FormQuestion, Refusal?> change,
        CancellationToken cancellationToken
    ) =>
        save.ByIdAsync(
            context,
            id,
            department => Find(department, key) is { } field ? change(department, field) : new Refusal("form.edit.gone"),
            cancellationToken
        );

    private static Update Answer(InteractionContext context, string key, SavedDepartment saved) =>
        saved.Department is { } changed ? FieldCard.Write(changed, key, context.Culture, context.Text("form.edit.saved")) : saved.Refusal!;

    private static FormContent Content(
        string shortId,
        string key,
        string part,
        string stamp,
        IReadOnlyList<ModalComponent> inputs,
        CultureInfo culture
    ) => new(Route.To("form-field-part", shortId, key, part, stamp), FieldForm.Title(part, culture), inputs);

    private static FormQuestion? Find(Department department, string key) =>
        department.Form.SelectMany(page => page.Fields).FirstOrDefault(field => field.Key == key);

    // A custom id has at most a hundred characters, including a key and a stamp.
    private static string Short(Guid id) => Convert.ToBase64String(id.ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Guid Long(string text)
    {
        Span<byte> bytes = stackalloc byte[16];
        return
            Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/') + "==", bytes, out var written) && written == bytes.Length
            ? new Guid(bytes)
            : Guid.Empty;
    }
}
