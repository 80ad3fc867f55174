using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>The translated names and descriptions of commands.</summary>
internal static class Translations
{
    // Source: Discord's documentation, "Locales"; without en-US, the language of the attributes.
    private static readonly string[] Locales =
    [
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en-GB",
        "es-419",
        "es-ES",
        "fi",
        "fr",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
        "ja",
        "ko",
        "lt",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "ru",
        "sv-SE",
        "th",
        "tr",
        "uk",
        "vi",
        "zh-CN",
        "zh-TW",
    ];

    // Looking for a missing language reads the disk each time; there are hundreds of texts.
    private static readonly ConditionalWeakTable<TextCatalog, IReadOnlyList<Language>> Known = [];

    /// <summary>Adds a text in each locale of Discord that has it.</summary>
    public static void Add(JsonObject target, string property, TextCatalog? texts, string key)
    {
        if (texts is null)
            return;
        var translations = new JsonObject();
        foreach (var (locale, cultures) in Known.GetValue(texts, LanguagesOf))
        {
            if (cultures.Select(culture => texts.Find(culture, key)).FirstOrDefault(text => text is not null) is { } text)
                translations[locale] = text;
        }

        if (translations.Count > 0)
            target[property] = translations;
    }

    /// <summary>Gets the locales of Discord in which there are texts, besides English.</summary>
    public static IEnumerable<string> LocalesOf(TextCatalog texts) =>
        Known.GetValue(texts, LanguagesOf).Select(language => language.Locale);

    /// <summary>Converts a name of several words into a part of a key: lower case, with - for other characters.</summary>
    public static string Key(string name) =>
        string.Join(
            '-',
            string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    private static IReadOnlyList<Language> LanguagesOf(TextCatalog texts)
    {
        var has = new Dictionary<CultureInfo, bool>();
        return
        [
            .. Locales
                .Select(locale => new Language(locale, [.. CulturesOf(locale).Where(Has)]))
                .Where(language => language.Cultures.Count > 0),
        ];

        bool Has(CultureInfo culture) => has.TryGetValue(culture, out var known) ? known : has[culture] = texts.Has(culture);
    }

    // Texts.es.resx is used for Spain and Latin America; the neutral one is English and is used for neither.
    private static IEnumerable<CultureInfo> CulturesOf(string locale)
    {
        for (var culture = Cultures.Of(locale); culture.Name is not ("" or "en"); culture = culture.Parent)
            yield return culture;
        // Discord's “no” is “nb” in .NET.
        if (locale == "no")
            yield return CultureInfo.GetCultureInfo("nb");
    }

    /// <param name="Locale">Discord's name.</param>
    /// <param name="Cultures">The plugin's cultures, closest first.</param>
    private sealed record Language(string Locale, IReadOnlyList<CultureInfo> Cultures);
}
