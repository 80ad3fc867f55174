using System.Resources;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace Snippets;

internal static class SnippetTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("Snippets.Texts.SnippetTexts", typeof(SnippetTexts).Assembly));

    // What was typed may be as long as a message.
    public static Refusal Missing(string name) => new("missing", Markdown.Escape(Truncate.To(name, Snippet.MaxName)));
}
