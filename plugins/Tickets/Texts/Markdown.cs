using System.Text;
using System.Text.RegularExpressions;

namespace DCTicket.Tickets;

/// <summary>Shows what people wrote as they wrote it, where Discord would format it.</summary>
internal static partial class Markdown
{
    /// <summary>
    /// Takes the meaning of all marks away, so that nobody can hide a link behind other words or imitate the bot. Plain addresses stay as they are:
    /// they say where they lead, and a backslash would break them.
    /// </summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var position = 0;
        foreach (var address in Addresses().EnumerateMatches(text))
        {
            EscapePart(result, text.AsSpan(position, address.Index - position));
            result.Append(text, address.Index, address.Length);
            position = address.Index + address.Length;
        }

        EscapePart(result, text.AsSpan(position));
        return result.ToString();
    }

    /// <summary>How long until an instant, as each reader's own client counts it.</summary>
    public static string Relative(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    private static void EscapePart(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is '\\' or '*' or '_' or '~' or '`' or '|' or '[' or ']' or '<' or '>' or '#' or '-' or ':' or '@')
                result.Append('\\');
            result.Append(c);
        }
    }

    [GeneratedRegex("""https?://[^\s<>()\[\]`*|\\]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
