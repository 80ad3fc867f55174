using System.Text;
using System.Text.RegularExpressions;
using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>Escapes text of users, so that Discord does not format it.</summary>
public static partial class Markdown
{
    /// <summary>
    /// Escapes all Markdown, so that nobody can hide a link behind other text or imitate the bot. Plain addresses are kept: a backslash
    /// would break them.
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

    /// <summary>A name of a user, truncated and without effects on the text next to it.</summary>
    public static string Name(string name, int maxLength = 100) => Direction.Isolate(EscapeTo(name, maxLength - 2));

    /// <summary>Like <see cref="Escape"/>, truncated so that the result has at most <paramref name="maxLength"/> characters.</summary>
    public static string EscapeTo(string text, int maxLength)
    {
        var whole = Escape(text);
        if (Truncate.Length(whole) <= maxLength)
            return whole;
        var (least, most) = (0, Math.Min(Truncate.Length(text), maxLength - 1));
        while (least < most)
        {
            var middle = (least + most + 1) / 2;
            (least, most) = Truncate.Length(Escape(Truncate.Start(text, middle))) < maxLength ? (middle, most) : (least, middle - 1);
        }

        return Escape(Truncate.Start(text, least).TrimEnd()) + "…";
    }

    /// <summary>A text as a truncated quote.</summary>
    public static string Quote(string text, int maxLength)
    {
        // Each line gets two more characters.
        var lines = text.ReplaceLineEndings("\n").Count(c => c == '\n') + 1;
        var room = maxLength - (2 * lines);
        return room < maxLength / 2
            ? Quote(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Take(maxLength / 8)) + " …", maxLength, maxLength / 2)
            : Quote(text, maxLength, room);
    }

    private static string Quote(string text, int maxLength, int room)
    {
        var quoted = "> " + EscapeTo(text, room).ReplaceLineEndings("\n> ");
        return Truncate.To(quoted, maxLength);
    }

    private static void EscapePart(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Direction.IsMark(c))
                continue;
            if (c is '\\' or '*' or '_' or '~' or '`' or '|' or '[' or ']' or '<' or '>' or '#' or '-' or ':' or '@')
                result.Append('\\');
            result.Append(c);
        }
    }

    [GeneratedRegex("""https?://[^\s<>()\[\]`*|\\]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
