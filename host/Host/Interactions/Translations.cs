using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Host.Interactions;

/// <summary>What commands are called in other languages than English.</summary>
internal static class Translations
{
    private static readonly CultureInfo[] Cultures = [CultureInfo.GetCultureInfo("zh-TW")];

    /// <summary>Adds a text in each language that has it.</summary>
    public static void Add(JsonObject target, string property, TextCatalog? texts, string key)
    {
        var translations = new JsonObject();
        foreach (var culture in Cultures)
        {
            if (texts?.Find(culture, key) is { } text)
                translations[culture.Name] = text;
        }

        if (translations.Count > 0)
            target[property] = translations;
    }

    /// <summary>A name of several words as a part of a key: small letters, with - for everything else.</summary>
    public static string Key(string name) =>
        string.Join('-', string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
