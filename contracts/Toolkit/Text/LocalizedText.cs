using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DCTicket.Toolkit.Text;

/// <summary>Localized texts in settings.</summary>
public static class LocalizedText
{
    /// <summary>The text of a language, else of its parent, else English, else any; null if there is none.</summary>
    public static string? Pick(this IReadOnlyDictionary<string, string> texts, CultureInfo culture)
    {
        for (var language = culture; language != CultureInfo.InvariantCulture; language = language.Parent)
        {
            if (Exact(texts, language.Name) is { } text)
                return text;
        }

        return Exact(texts, "en") ?? texts.Values.FirstOrDefault();
    }

    /// <summary>
    /// The texts with one language replaced; an empty text removes it. An equal text changes nothing, including the order.
    /// </summary>
    public static Dictionary<string, string> With(this IReadOnlyDictionary<string, string> texts, string language, string text)
    {
        var shown = VisibleText.Trim(text);
        if (texts.In(language) == shown)
            return texts.ToDictionary();
        var result = texts.Where(known => !known.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).ToDictionary();
        if (shown.Length > 0)
            result[language] = shown;
        return result;
    }

    /// <summary>The text of exactly one language; empty for none.</summary>
    public static string In(this IReadOnlyDictionary<string, string> texts, string language) => Exact(texts, language) ?? "";

    /// <summary>Why the texts of a setting are invalid.</summary>
    /// <param name="setting">The setting's name.</param>
    /// <param name="texts">Its texts by language.</param>
    /// <param name="maxLength">How many characters a text may have.</param>
    /// <param name="lines">Whether a text may have several lines.</param>
    public static IEnumerable<ValidationResult> Problems(
        string setting,
        IReadOnlyDictionary<string, string> texts,
        int maxLength,
        bool lines = false
    ) =>
        texts
            .Where(text => VisibleText.IsEmpty(text.Value) || Truncate.Length(text.Value) > maxLength || (!lines && HasLines(text.Value)))
            .Select(text => new ValidationResult($"“{text.Key}” needs 1–{maxLength} characters{(lines ? "" : " in one line")}", [setting]));

    /// <summary>Whether a text has a line break.</summary>
    public static bool HasLines(string text) => text.AsSpan().ContainsAny('\n', '\r');

    private static string? Exact(IReadOnlyDictionary<string, string> texts, string language) =>
        texts.FirstOrDefault(text => text.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).Value;
}
