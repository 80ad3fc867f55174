using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>The modals to add and change a field.</summary>
internal static class FieldForm
{
    public const string Limits = "limits";
    public const string Options = "options";

    /// <summary>The maximum length of a list of options in one language.</summary>
    private const int MaxListLength = 25 * (FormValidation.MaxOptionLength + 1);

    /// <summary>The settings of each type of field.</summary>
    public static IEnumerable<string> Parts(FormFieldKind kind)
    {
        IEnumerable<string> parts = Languages.All;
        if (kind != FormFieldKind.Checkbox)
            parts = parts.Append(Limits);
        return HasOptions(kind) ? parts.Append(Options) : parts;
    }

    public static bool HasOptions(FormFieldKind kind) => FormValidation.Options(kind).Most > 0;

    public static bool HasPlaceholder(FormFieldKind kind) =>
        kind is not (FormFieldKind.File or FormFieldKind.Radio or FormFieldKind.Checkboxes or FormFieldKind.Checkbox);

    public static bool HasLimits(FormFieldKind kind) => kind is not (FormFieldKind.Radio or FormFieldKind.Checkbox);

    public static string Title(string part, CultureInfo culture) =>
        part switch
        {
            Limits => TicketTexts.Get(culture, "form.edit.limits"),
            Options => TicketTexts.Get(culture, "form.edit.options"),
            _ => TicketTexts.Get(culture, "department.part.words", Languages.Name(part)),
        };

    /// <summary>The inputs for a new field, in the server's language.</summary>
    public static IReadOnlyList<ModalComponent> ForNew(FormFieldKind kind, CultureInfo culture)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        List<ModalComponent> inputs =
        [
            new TextInput("label", Text("form.edit.label")) { MaxLength = FormValidation.MaxLabelLength },
            Line("help", Text("form.edit.help"), Text("form.edit.help-help"), "", FormValidation.MaxHelpLength),
            Line("key", Text("form.edit.key"), Text("form.edit.key-help"), "", 32),
        ];
        if (HasOptions(kind))
            inputs.Add(
                Line("options", Text("form.edit.options"), Text("form.edit.options-help"), "", MaxListLength) with
                {
                    Multiline = true,
                    Required = true,
                }
            );
        if (kind != FormFieldKind.Checkbox)
            inputs.Add(new CheckboxInput("required", Text("form.edit.required")) { Default = true });
        return inputs;
    }

    /// <summary>The inputs for one group of settings.</summary>
    public static IReadOnlyList<ModalComponent> For(FormQuestion field, string part, CultureInfo culture)
    {
        string Text(string key) => TicketTexts.Get(culture, key);
        switch (part)
        {
            case Options:
                return
                [
                    .. Languages.All.Select(language =>
                        Line(
                            language,
                            $"{Text("form.edit.options")} ({Languages.Name(language)})",
                            Text("form.edit.options-help"),
                            FieldOptions.Write(field, language),
                            MaxListLength
                        ) with
                        {
                            Multiline = true,
                        }
                    ),
                ];
            case Limits:
                List<ModalComponent> inputs = [new CheckboxInput("required", Text("form.edit.required")) { Default = field.Required }];
                if (HasLimits(field.Kind))
                    inputs.AddRange([
                        Line("min", Text("form.edit.min"), Text("form.edit.min-help"), Number(field.Min), 4),
                        Line("max", Text("form.edit.max"), Text("form.edit.max-help"), Number(field.Max), 4),
                    ]);
                return inputs;
            default:
                List<ModalComponent> words =
                [
                    Line(
                        "label",
                        Text("form.edit.label"),
                        Text("form.edit.label-help"),
                        field.Label.In(part),
                        FormValidation.MaxLabelLength
                    ),
                    Line("help", Text("form.edit.help"), Text("form.edit.help-help"), field.Help.In(part), FormValidation.MaxHelpLength),
                ];
                if (HasPlaceholder(field.Kind))
                    words.Add(
                        Line(
                            "placeholder",
                            Text("form.edit.placeholder"),
                            Text("form.edit.placeholder-help"),
                            field.Placeholder.In(part),
                            FormValidation.MaxHelpLength
                        )
                    );
                return words;
        }
    }

    /// <summary>Gets the changed field.</summary>
    public static (FormQuestion Field, Refusal? Refusal) Apply(FormQuestion field, string part, ModalReader form)
    {
        switch (part)
        {
            case Options:
                var (options, refusal) = FieldOptions.Read(field, Languages.All.ToDictionary(language => language, form.Lines));
                return (field with { Options = options }, refusal);
            case Limits:
                field = field with { Required = form.Checked("required") };
                return HasLimits(field.Kind)
                    ? (field with { Min = form.Number("min", 0, 4000), Max = form.Number("max", 1, 4000) }, form.Problem)
                    : (field, null);
            default:
                return (
                    field with
                    {
                        Label = field.Label.With(part, form.Text("label")),
                        Help = field.Help.With(part, form.Text("help")),
                        Placeholder = HasPlaceholder(field.Kind)
                            ? field.Placeholder.With(part, form.Text("placeholder"))
                            : field.Placeholder,
                    },
                    null
                );
        }
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static TextInput Line(string name, string label, string help, string value, int longest) =>
        new(name, label)
        {
            Description = help,
            Required = false,
            MaxLength = Math.Min(longest, 4000),
            Value = value.Length == 0 ? null : value,
        };
}
