using System.Text;
using System.Text.RegularExpressions;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Escapes text of users, so that Discord does not format it.</summary>
internal static partial class Markdown
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
    public static string Name(string name, int longest = 100) => Direction.Isolate(EscapeTo(name, longest - 2));

    /// <summary>Like <see cref="Escape"/>, truncated so that the result has at most <paramref name="longest"/> characters.</summary>
    public static string EscapeTo(string text, int longest)
    {
        var whole = Escape(text);
        if (Truncate.Length(whole) <= longest)
            return whole;
        var (least, most) = (0, Math.Min(Truncate.Length(text), longest - 1));
        while (least < most)
        {
            var middle = (least + most + 1) / 2;
            (least, most) = Truncate.Length(Escape(Truncate.Start(text, middle))) < longest ? (middle, most) : (least, middle - 1);
        }

        return Escape(Truncate.Start(text, least).TrimEnd()) + "…";
    }

    /// <summary>A text as a truncated quote.</summary>
    public static string Quote(string text, int longest)
    {
        // Each line gets two more characters.
        var lines = text.ReplaceLineEndings("\n").Count(c => c == '\n') + 1;
        var room = longest - (2 * lines);
        return room < longest / 2
            ? Quote(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Take(longest / 8)) + " …", longest, longest / 2)
            : Quote(text, longest, room);
    }

    /// <summary>A relative timestamp.</summary>
    public static string Relative(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>A timestamp with date and time.</summary>
    public static string Instant(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:f>";

    private static string Quote(string text, int longest, int room)
    {
        var quoted = "> " + EscapeTo(text, room).ReplaceLineEndings("\n> ");
        return Truncate.To(quoted, longest);
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
