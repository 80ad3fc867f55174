using System.Text;
using System.Text.RegularExpressions;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Shows what people wrote as they wrote it, where Discord would format it.</summary>
internal static partial class Markdown
{
    /// <summary>
    /// Takes the meaning of all marks away, so that nobody can hide a link behind other words or imitate the bot. Plain addresses stay as
    /// they are: they say where they lead, and a backslash would break them.
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

    /// <summary>A name that people chose, in at most so many characters, so that it reorders nothing beside it.</summary>
    public static string Name(string name, int longest = 100) => Direction.Isolate(EscapeTo(name, longest - 2));

    /// <summary>As <see cref="Escape"/>, cut so that no more than <paramref name="longest"/> characters come of it.</summary>
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

    /// <summary>What somebody said, as a quote of at most so many characters.</summary>
    public static string Quote(string text, int longest)
    {
        // Each line gets two characters more.
        var lines = text.ReplaceLineEndings("\n").Count(c => c == '\n') + 1;
        var room = longest - (2 * lines);
        return room < longest / 2
            ? Quote(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Take(longest / 8)) + " …", longest, longest / 2)
            : Quote(text, longest, room);
    }

    /// <summary>How long until an instant, as each reader's own client counts it.</summary>
    public static string Relative(DateTimeOffset at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>An instant, as each reader's own client writes it.</summary>
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
