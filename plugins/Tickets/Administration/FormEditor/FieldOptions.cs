using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Edits the options of a field as lines of text, one list per language.</summary>
internal static class FieldOptions
{
    /// <summary>The text for a language: a line per option.</summary>
    public static string Write(FormQuestion field, string language) =>
        field.Options.Exists(option => option.Label.In(language).Length > 0)
            ? string.Join('\n', field.Options.Select(option => option.Label.In(language) is { Length: > 0 } label ? label : option.Value))
            : "";

    /// <summary>Creates options from the lines of each language. An unchanged option keeps its stored value.</summary>
    public static (List<FormOption> Options, Refusal? Refusal) Read(FormQuestion field, IReadOnlyDictionary<string, List<string>> lines)
    {
        var count = lines.Values.Max(list => list.Count);
        if (lines.Values.Any(list => list.Count > 0 && list.Count != count))
            return ([], new Refusal("form.edit.options-differ"));
        List<FormOption> options = [];
        for (var index = 0; index < count; index++)
        {
            var label = lines.Where(list => list.Value.Count > 0).ToDictionary(list => list.Key, list => list.Value[index]);
            // Languages that are not edited here stay with their option.
            var known = Known(field, label, index, count);
            foreach (var (language, text) in known?.Label.Where(text => !lines.ContainsKey(text.Key)).ToList() ?? [])
                label[language] = text;
            options.Add(new FormOption { Value = known?.Value ?? FreeValue(label, [.. options, .. field.Options]), Label = label });
        }

        return (options, null);
    }

    private static FormOption? Known(FormQuestion field, Dictionary<string, string> label, int index, int count) =>
        field.Options.Find(option => label.Any(text => option.Label.In(text.Key) == text.Value))
        ?? (
            count == field.Options.Count && !label.Any(text => field.Options.Exists(other => other.Label.In(text.Key) == text.Value))
                ? field.Options[index]
                : null
        );

    private static string FreeValue(Dictionary<string, string> label, List<FormOption> taken)
    {
        var key = DepartmentValidation.KeyOf(label.In(Languages.English)) is { Length: > 0 } made ? made : "option";
        for (var number = 1; ; number++)
        {
            var value = number == 1 && key != "option" ? key : $"{key}-{number}";
            if (!taken.Exists(option => option.Value == value))
                return value;
        }
    }
}
