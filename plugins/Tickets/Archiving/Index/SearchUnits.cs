using System.Globalization;
using System.Text;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>A word, or one ideograph of a script without blanks.</summary>
/// <param name="Value">The normalized form.</param>
/// <param name="IsSign">Whether it is an ideograph.</param>
/// <param name="Glued">Whether it directly follows another ideograph.</param>
/// <param name="Start">The start in the text.</param>
/// <param name="End">The end in the text.</param>
internal readonly record struct SearchUnit(string Value, bool IsSign, bool Glued, int Start, int End);

/// <summary>
/// Splits a text for search. Widths, case and diacritics are normalized; emoji and punctuation separate. Index and query use the same
/// code, and SQLite gets finished tokens, since its Unicode tables are older than those of .NET.
/// </summary>
internal static class SearchUnits
{
    // A longer token is no word, but a key or a dump.
    private const int MaxWordLength = 64;

    public static List<SearchUnit> Read(string text)
    {
        var reader = new Reader();
        for (var position = 0; position < text.Length; )
        {
            var length = NextLength(text, position);
            if (text[position] is var c && length == 1 && (c < 0x80 || IsPlainSign(c)))
                reader.Take(new Rune(char.ToLowerInvariant(c)), position, position + 1);
            else
            {
                foreach (var rune in Fold(text.AsSpan(position, length)).EnumerateRunes())
                    reader.Take(rune, position, position + length);
            }

            position += length;
        }

        return reader.End();
    }

    private static int NextLength(string text, int position) =>
        (text[position] < 0x80 || IsPlainSign(text[position]))
        && (position + 1 == text.Length || text[position + 1] < 0x300 || IsPlainSign(text[position + 1]))
            ? 1
            : StringInfo.GetNextTextElementLength(text, position);

    // Most ideographs have one form only.
    private static bool IsPlainSign(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    private static string Fold(ReadOnlySpan<char> element)
    {
        var folded = new StringBuilder(element.Length);
        foreach (var rune in element.EnumerateRunes())
            folded.Append(rune.ToString());
        // Half a surrogate pair became U+FFFD, which separates.
        var parts = folded.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormD);
        folded.Clear();
        foreach (var c in parts)
        {
            if (c is not (>= '\u0300' and <= '\u036F'))
                folded.Append(c == 'ς' ? 'σ' : c);
        }

        return folded.Replace("ß", "ss").ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Whether a script is written without blanks. Korean has blanks, but its words have endings.</summary>
    private static bool IsSign(Rune rune) =>
        rune.Value switch
        {
            < 0x0E00 => false,
            <= 0x0EFF => true, // Thai, Lao
            >= 0x1000 and <= 0x109F => true, // Burmese
            >= 0x1100 and <= 0x11FF => true, // Hangul
            >= 0x1780 and <= 0x17FF => true, // Khmer
            0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) => true,
            >= 0x3041 and <= 0x31FF => true, // Hiragana, Katakana, Bopomofo, Hangul
            >= 0x3400 and <= 0x4DBF => true,
            >= 0x4E00 and <= 0xA4CF => true, // Han, Yi
            >= 0xAC00 and <= 0xD7FF => true, // Hangul
            >= 0xF900 and <= 0xFAFF => true,
            >= 0x20000 and <= 0x3FFFF => true,
            _ => false,
        };

    private sealed class Reader
    {
        private readonly List<SearchUnit> _units = [];
        private readonly StringBuilder _word = new();
        private (int Start, int End) _place;
        private bool _glues;

        public void Take(Rune rune, int start, int end)
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Format when rune.Value != 0x200B:
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when !IsSign(rune) && _word.Length == 0:
                    // An emoji's variation.
                    break;
                case UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark:
                    Add(rune, start, end);
                    break;
                default:
                    EndWord();
                    _glues = false;
                    break;
            }
        }

        public List<SearchUnit> End()
        {
            EndWord();
            return _units;
        }

        private void Add(Rune rune, int start, int end)
        {
            if (IsSign(rune))
            {
                EndWord();
                _units.Add(new SearchUnit(rune.ToString(), true, _glues, start, end));
                _glues = true;
                return;
            }

            _glues = false;
            if (_word.Length == 0)
                _place.Start = start;
            _place.End = end;
            if (_word.Length + rune.Utf16SequenceLength > MaxWordLength)
                return;
            if (rune.IsBmp)
                _word.Append((char)rune.Value);
            else
                _word.Append(rune.ToString());
        }

        private void EndWord()
        {
            if (_word.Length == 0)
                return;
            _units.Add(new SearchUnit(_word.ToString(), false, false, _place.Start, _place.End));
            _word.Clear();
        }
    }
}
