using System.Resources;
using DCTicket.Contracts;

namespace Snippets;

internal static class SnippetTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("Snippets.Texts.SnippetTexts", typeof(SnippetTexts).Assembly));

    // What was typed may be as long as a message.
    public static Refusal Missing(string name) =>
        new("missing", Markdown.Escape(name.Length <= Snippet.MaxName ? name : name[..LengthToShow(name)] + "…"));

    // Not half of a character.
    private static int LengthToShow(string name) => char.IsHighSurrogate(name[Snippet.MaxName - 1]) ? Snippet.MaxName - 1 : Snippet.MaxName;
}
