using System.Globalization;
using System.Resources;

namespace DCTicket.Contracts;

/// <summary>The texts of a plugin by key and language, from its <c>.resx</c> files. The language is a parameter of each call.</summary>
/// <param name="resources">The resources, one or several files; the neutral language is English. A key is in only one of them.</param>
public sealed class TextCatalog(params IReadOnlyList<ResourceManager> resources)
{
    /// <summary>
    /// Gets a text in a language, else in English, with <c>{0}</c>… replaced. <c>{0:day|days}</c> is the first form for the number 1, else
    /// the second.
    /// </summary>
    /// <exception cref="MissingManifestResourceException">The key does not exist.</exception>
    public string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments)
    {
        var text = Find(culture, key, tryParents: true) ?? throw new MissingManifestResourceException($"There is no text “{key}”.");
        return arguments.IsEmpty ? text : string.Format(new PluralFormat(culture), text, arguments);
    }

    /// <summary>Gets a text in exactly this language; null if there is none.</summary>
    public string? Find(CultureInfo culture, string key) => Find(culture, key, tryParents: false);

    /// <summary>The files.</summary>
    internal IReadOnlyList<ResourceManager> Files => resources;

    /// <summary>Whether there are texts in exactly this language.</summary>
    internal bool Has(CultureInfo culture) =>
        resources.Any(file => file.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null);

    private string? Find(CultureInfo culture, string key, bool tryParents)
    {
        foreach (var file in resources)
        {
            var text = tryParents
                ? file.GetString(key, culture)
                : file.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(key);
            if (text is not null)
                return text;
        }

        return null;
    }
}
