namespace DCTicket.Discord.Json;

/// <summary>Fits a text into a limit of Discord, which counts code points.</summary>
public static class TextLimit
{
    /// <summary>A text of at most so many code points; one that was longer ends in “…”.</summary>
    public static string Truncate(string text, int maxLength) =>
        Take(text, maxLength).Length == text.Length ? text : string.Concat(Take(text, maxLength - 1), "…");

    /// <summary>The beginning of a text: at most so many code points, so never half of a surrogate pair.</summary>
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
