using System.Buffers;

namespace DCTicket.Contracts;

/// <summary>
/// Isolates names that are written from right to left, or contain bidirectional control characters, so that they do not reorder the text
/// next to them. Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm".
/// </summary>
public static class Direction
{
    /// <summary>U+2068: the start of an isolate, up to <see cref="End"/>.</summary>
    public const char Begin = '\u2068';

    /// <summary>U+2069: the end of an isolate.</summary>
    public const char End = '\u2069';

    private static readonly SearchValues<char> Marks = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    /// <summary>Whether a character is a bidirectional control character.</summary>
    public static bool IsMark(char c) => Marks.Contains(c);

    /// <summary>The text without bidirectional control characters; the same string if it has none.</summary>
    public static string WithoutMarks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(Marks) ? string.Concat(text.Where(c => !IsMark(c))) : text;
    }

    /// <summary>The text without bidirectional control characters, isolated if it contains right-to-left characters.</summary>
    public static string Isolate(string text)
    {
        var clean = WithoutMarks(text);
        return clean.Any(IsRightToLeft) ? $"{Begin}{clean}{End}" : clean;
    }

    /// <summary>The text with its isolates closed, and without other bidirectional control characters.</summary>
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

    // Hebrew, Arabic and related scripts; the high surrogates of U+10800–U+10FFF and U+1E800–U+1EFFF.
    private static bool IsRightToLeft(char c) =>
        c
            is (>= '\u0590' and <= '\u08FF')
                or (>= '\uFB1D' and <= '\uFDFF')
                or (>= '\uFE70' and <= '\uFEFE')
                or (>= '\uD802' and <= '\uD803')
                or (>= '\uD83A' and <= '\uD83B');
}
