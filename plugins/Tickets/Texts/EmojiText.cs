using System.Globalization;
using System.Text;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>An emoji as an admin writes it.</summary>
internal static class EmojiText
{
    private const int Keycap = 0x20E3;

    /// <summary>Whether it is one emoji of Unicode, or one of a server as <c>&lt;:name:id&gt;</c>, or nothing. Only Discord knows whether the server's one exists.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length == 0 || Emoji.Parse(text).Id is not null)
            return true;
        return StringInfo.GetNextTextElementLength(text) == text.Length && IsPicture(text);
    }

    // Letters with marks are one text element as well; what is a picture has a symbol in it, or is a key.
    private static bool IsPicture(string element) => element.EnumerateRunes().Any(rune => rune.Value == Keycap || (rune.Value > 0xFF && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherPunctuation)) || element is "©️" or "®️";
}
