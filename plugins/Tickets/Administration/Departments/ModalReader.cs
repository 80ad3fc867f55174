using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>Reads an admin's input from a modal. It keeps the first error with its field; the values are then meaningless.</summary>
internal sealed class ModalReader(IReadOnlyDictionary<string, ModalValue> values, IReadOnlyList<ModalComponent> inputs)
{
    public Refusal? Problem { get; private set; }

    public string Text(string name, int longest = 4000)
    {
        var text = VisibleText.Trim(values.GetValueOrDefault(name)?.Text);
        if (Truncate.Length(text) > longest)
            Problem ??= new Refusal("setting.too-long", LabelOf(name), longest);
        return text;
    }

    public bool Checked(string name) => values.GetValueOrDefault(name)?.Checked == true;

    public string? Choice(string name) => values.GetValueOrDefault(name)?.Values is [var first, ..] ? first : null;

    public IReadOnlyList<Snowflake> Ids(string name) => values.GetValueOrDefault(name)?.Ids ?? [];

    /// <summary>An integer; null for an empty field.</summary>
    public int? Number(string name, int least, int most)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Problem ??= new Refusal("setting.number", LabelOf(name), least, most);
        return null;
    }

    /// <summary>A duration such as 30m; null for an empty field.</summary>
    public TimeSpan? Duration(string name)
    {
        var text = Text(name);
        if (text.Length == 0)
            return null;
        if (Durations.TryParse(text, out var duration))
            return duration;
        Problem ??= new Refusal("setting.duration", LabelOf(name));
        return null;
    }

    /// <summary>The lines with visible characters.</summary>
    public List<string> Lines(string name) =>
        [.. Text(name).ReplaceLineEndings("\n").Split('\n').Select(VisibleText.Trim).Where(line => line.Length > 0)];

    private string LabelOf(string name) =>
        Markdown.Escape(inputs.OfType<Contracts.ModalField>().FirstOrDefault(field => field.Name == name)?.Label ?? name);
}
