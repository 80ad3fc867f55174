using System.Resources;
using DCTicket.Contracts;

namespace Snippets;

internal static class SnippetTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("Snippets.Texts.SnippetTexts", typeof(SnippetTexts).Assembly));

    // The input may be as long as a message.
    public static Refusal Missing(string name) =>
        new("missing", Markdown.Escape(name.Length <= Snippet.MaxName ? name : name[..LengthToShow(name)] + "…"));

    // Not in the middle of a surrogate pair.
    private static int LengthToShow(string name) => char.IsHighSurrogate(name[Snippet.MaxName - 1]) ? Snippet.MaxName - 1 : Snippet.MaxName;
}
