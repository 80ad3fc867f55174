using System.Text;

namespace Snippets;

internal static class Markdown
{
    /// <summary>Escapes names, so that Discord does not format them.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '*' or '_' or '~' or '`' or '|' or '[' or ']' or '<' or '>' or '#' or '-' or ':' or '@')
                result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }
}
