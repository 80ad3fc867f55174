using System.Globalization;
using System.Resources;
using DCTicket.Contracts;

namespace Snippets;

internal static class SnippetTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("Snippets.Texts.SnippetTexts", typeof(SnippetTexts).Assembly));

    public static string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(culture, key, arguments);

    // What was typed may be as long as a message.
    public static string Missing(CultureInfo culture, string name) =>
        Get(culture, "missing", Markdown.Escape(name.Length <= Snippet.MaxName ? name : name[..(char.IsHighSurrogate(name[Snippet.MaxName - 1]) ? Snippet.MaxName - 1 : Snippet.MaxName)] + "…"));
}
