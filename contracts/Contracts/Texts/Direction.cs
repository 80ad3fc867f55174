using System.Buffers;

namespace DCTicket.Contracts;

/// <summary>
/// Keeps names that are written from right to left, or contain bidirectional control characters, from reordering the text next to them.
/// Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm".
/// </summary>
public static class Direction
{
    /// <summary>U+2068: what follows, up to <see cref="End"/>, is laid out by itself.</summary>
    public const char Begin = '\u2068';

    /// <summary>U+2069: the end of what <see cref="Begin"/> began.</summary>
    public const char End = '\u2069';

    private static readonly SearchValues<char> Marks = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>Whether a character is an invisible mark of direction.</summary>
    public static bool IsMark(char c) => Marks.Contains(c);

    /// <summary>The text without marks of direction; the same string where it has none.</summary>
    public static string WithoutMarks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(Marks) ? string.Concat(text.Where(c => !IsMark(c))) : text;
    }

    /// <summary>The text without marks of direction, isolated where it has characters of a script from right to left.</summary>
    public static string Isolate(string text)
    {
        var clean = WithoutMarks(text);
        return clean.Any(IsRightToLeft) ? $"{Begin}{clean}{End}" : clean;
    }

    /// <summary>The text with its isolates closed, and without any other mark of direction.</summary>
    public static string Balance(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Marks))
            return text;
        var result = new System.Text.StringBuilder(text.Length);
        var open = 0;
        foreach (var c in text.Where(c => !IsMark(c) || c is Begin or End))
        {
            if (c == End && open == 0)
                continue;
            open +=
                c == Begin ? 1
                : c == End ? -1
                : 0;
            result.Append(c);
        }

        return result.Append(End, open).ToString();
    }

    // Hebrew, Arabic and the scripts beside them; the high surrogates of U+10800–U+10FFF and U+1E800–U+1EFFF.
    private static bool IsRightToLeft(char c) =>
        c
            is (>= '\u0590' and <= '\u08FF')
                or (>= '\uFB1D' and <= '\uFDFF')
                or (>= '\uFE70' and <= '\uFEFE')
                or (>= '\uD802' and <= '\uD803')
                or (>= '\uD83A' and <= '\uD83B');
}
