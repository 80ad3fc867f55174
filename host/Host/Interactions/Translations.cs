using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>What commands are called in other languages than English.</summary>
internal static class Translations
{
    // Source: Discord's documentation, "Locales"; without en-US, which is what the commands themselves are written in.
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

    // To look for a language that a plugin does not have costs a look at the disk each time; there are hundreds of texts.
    private static readonly ConditionalWeakTable<TextCatalog, IReadOnlyList<Language>> Known = [];

    /// <summary>Adds a text in each of Discord's languages that has it.</summary>
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

    /// <summary>A name of several words as a part of a key: small letters, with - for everything else.</summary>
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

    // Texts.es.resx serves Spain and Latin America; the neutral one is English and serves none.
    private static IEnumerable<CultureInfo> CulturesOf(string locale)
    {
        for (var culture = Cultures.Of(locale); culture.Name is not ("" or "en"); culture = culture.Parent)
            yield return culture;
        // Discord's “no” is what .NET calls nb.
        if (locale == "no")
            yield return CultureInfo.GetCultureInfo("nb");
    }

    /// <param name="Locale">What Discord calls it.</param>
    /// <param name="Cultures">Those of the plugin, the closest one first.</param>
    private sealed record Language(string Locale, IReadOnlyList<CultureInfo> Cultures);
}
