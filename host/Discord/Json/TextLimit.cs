namespace DCTicket.Discord.Json;

/// <summary>Cuts a text to a limit of Discord, which counts code points.</summary>
public static class TextLimit
{
    /// <summary>The text with at most this number of code points; a longer one ends in “…”.</summary>
    public static string Truncate(string text, int maxLength) =>
        Take(text, maxLength).Length == text.Length ? text : string.Concat(Take(text, maxLength - 1), "…");

    /// <summary>The beginning of a text with at most this number of code points; surrogate pairs stay whole.</summary>
    public static ReadOnlySpan<char> Take(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var end = 0;
        for (var count = 0; count < maxLength && end < text.Length; count++)
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        return text.AsSpan(0, end);
    }
}
