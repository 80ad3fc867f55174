using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Adds a field to a department's form: on the last page, or on a new one if that is full.</summary>
internal sealed class AddField(DepartmentQuery departments, DepartmentEditor save, RefusedFormStore refused)
{
    [SelectMenu("form-add"), RequireCommand("support")]
    public async Task<Modal> AskAsync(ComponentContext context, Guid id, IReadOnlyList<string> kinds, CancellationToken cancellationToken)
    {
        if (
            await departments.ByIdAsync(context.GuildId, id, cancellationToken) is null
            || kinds is not [var name]
            || Kind(name) is not { } kind
        )
            return new Refusal("department.gone");
        return Content(id, kind, context.Culture).Open();
    }

    [ModalSubmit("form-add"), RequireCommand("support")]
    public async Task<Update> AddAsync(ModalContext context, Guid id, string kindName, CancellationToken cancellationToken)
    {
        if (Kind(kindName) is not { } kind)
            return new Refusal("department.gone");
        var added = "";
        var saved = await save.ByIdAsync(
            context,
            id,
            department =>
            {
                var (field, refusal) = Make(
                    department,
                    kind,
                    new ModalReader(context.Values, FieldForm.ForNew(kind, context.Culture)),
                    Languages.Of(context.GuildCulture)
                );
                added = field.Key;
                return refusal ?? FormSaver.Apply(department, With(department.Form, field));
            },
            cancellationToken
        );
        return saved.Department is { } changed
            ? FieldCard.Write(changed, added, context.Culture, context.Text("form.edit.added"))
            : Update.Refuse(
                await refused.KeepAsync(
                    context,
                    context.GuildId,
                    Content(id, kind, context.Culture),
                    context.Text(saved.Refusal!),
                    cancellationToken
                )
            );
    }

    private static FormContent Content(Guid department, FormFieldKind kind, CultureInfo culture) =>
        new(Route.To("form-add", department, kind), FormCard.Kind(kind, culture), FieldForm.ForNew(kind, culture));

    private static (FormQuestion Field, Refusal? Refusal) Make(Department department, FormFieldKind kind, ModalReader form, string language)
    {
        var (label, help, key) = (form.Text("label"), form.Text("help"), form.Text("key").ToLowerInvariant());
        var field = new FormQuestion
        {
            Kind = kind,
            Key = key.Length > 0 ? key : FreeKey(department, label),
            Label = new Dictionary<string, string>().With(language, label),
            Help = new Dictionary<string, string>().With(language, help),
            Required = kind != FormFieldKind.Checkbox && form.Checked("required"),
        };
        if (!FieldForm.HasOptions(kind))
            return (field, null);
        var (options, refusal) = FieldOptions.Read(field, new Dictionary<string, List<string>> { [language] = form.Lines("options") });
        return (field with { Options = options }, refusal);
    }

    private static string FreeKey(Department department, string label)
    {
        var taken = department.Form.SelectMany(page => page.Fields).Select(field => field.Key).ToHashSet();
        var key = DepartmentValidation.KeyOf(label) is { Length: > 0 } made ? made : "field";
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? key : $"{(key.Length > 28 ? key[..28].TrimEnd('-') : key)}-{number}";
            if (!taken.Contains(candidate))
                return candidate;
        }
    }

    private static List<FormPage> With(List<FormPage> pages, FormQuestion field) =>
        pages.Count > 0 && pages[^1].Fields.Count < FormValidation.MaxFieldsOfPage
            ? [.. pages[..^1], new FormPage { Fields = [.. pages[^1].Fields, field] }]
            : [.. pages, new FormPage { Fields = [field] }];

    private static FormFieldKind? Kind(string? name) =>
        Enum.TryParse<FormFieldKind>(name, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
