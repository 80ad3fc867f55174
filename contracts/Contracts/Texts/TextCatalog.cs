using System.Globalization;
using System.Resources;

namespace DCTicket.Contracts;

/// <summary>The texts of a plugin by key and language, from its <c>.resx</c> files. The language is passed with each call and never kept.</summary>
/// <param name="resources">The resources; English ones are the neutral ones.</param>
public sealed class TextCatalog(ResourceManager resources)
{
    /// <summary>The text of a key in a language, else in English, with <c>{0}</c>… replaced.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments)
    {
        var text = resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text “{key}”.");
        return arguments.IsEmpty ? text : string.Format(culture, text, arguments);
    }

    /// <summary>The text of a key in exactly this language; null where that language has none of its own.</summary>
    public string? Find(CultureInfo culture, string key) => resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.GetString(key);
}

internal static class ContractTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("DCTicket.Contracts.Texts.ContractTexts", typeof(ContractTexts).Assembly));
}
