using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DCTicket.Toolkit.Text;

/// <summary>
/// The visible part of a text. Blanks, control characters and ignorable characters (Default_Ignorable_Code_Point) are invisible.
/// </summary>
public static class VisibleText
{
    private const int Joiner = 0x200D;

    // Fonts draw it as a blank, though Unicode calls it a symbol.
    private const int BrailleBlank = 0x2800;

    // Source: Unicode's DerivedCoreProperties.txt, Default_Ignorable_Code_Point; and interlinear annotation characters.
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>Whether nothing is visible.</summary>
    public static bool IsEmpty([NotNullWhen(false)] string? text) => text is null || !text.EnumerateRunes().Any(IsVisible);

    /// <summary>
    /// The text from the first to the last visible character; empty for none. Modifiers of the last one, such as an emoji's variation, are
    /// kept.
    /// </summary>
    public static string Trim(string? text)
    {
        var (start, end, position) = (-1, 0, 0);
        var last = default(Rune);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var next = position + rune.Utf16SequenceLength;
            if (IsVisible(rune))
                (start, end, last) = (start < 0 ? position : start, next, rune);
            else if (end == position && start >= 0 && Completes(last, rune))
                (end, last) = (next, rune);
            position = next;
        }

        return start < 0 ? "" : text![start..end];
    }

    /// <summary>The number of visible characters, including blanks between them.</summary>
    public static int Length(string? text) => Trim(text).EnumerateRunes().Count(rune => IsVisible(rune) || Rune.IsWhiteSpace(rune));

    /// <summary>Whether a character is visible.</summary>
    public static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && !Rune.IsControl(rune)
        && rune.Value != BrailleBlank
        && !Array.Exists(Ignorable, range => rune.Value >= range.First && rune.Value <= range.Last);

    /// <summary>Whether an invisible character modifies the one before it: emoji variations, flag tags, joiners.</summary>
    public static bool Completes(Rune before, Rune rune) =>
        rune.Value switch
        {
            >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF => IsVisible(before),
            >= 0xE0020 and <= 0xE007F => IsVisible(before)
                ? Rune.GetUnicodeCategory(before) == UnicodeCategory.OtherSymbol
                : before.Value is >= 0xE0020 and <= 0xE007E,
            Joiner => Rune.GetUnicodeCategory(before) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                && IsVisible(before),
            _ => false,
        };
}
