using System.Globalization;
using System.Text.RegularExpressions;

namespace DCTicket.Toolkit.Text;

/// <summary>The possible cuts of a text with their quality.</summary>
internal sealed partial class CutMap
{
    /// <summary>The highest quality.</summary>
    public const int Qualities = 5;

    private readonly CodeBlock?[] _blockAround;
    private readonly bool[] _isEdge;
    private readonly bool[] _isForbidden;

    public CutMap(string text)
    {
        Text = text;
        (_blockAround, _isEdge, _isForbidden) = (new CodeBlock?[text.Length + 1], new bool[text.Length + 1], new bool[text.Length + 1]);
        foreach (var block in CodeBlock.Find(text))
        {
            Array.Fill(_blockAround, block, block.Start + 1, block.End - block.Start - 1);
            (_isEdge[block.Start], _isEdge[block.End]) = (true, true);
        }

        for (var at = 0; at < text.Length; )
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            Forbid(at, next);
            at = next;
        }

        foreach (var whole in Wholes().EnumerateMatches(text))
            Forbid(whole.Index, whole.Index + whole.Length);
    }

    public string Text { get; }

    public int Length => Text.Length;

    /// <summary>The position after a code point.</summary>
    public int Next(int at) => at + (at + 1 < Text.Length && char.IsSurrogatePair(Text[at], Text[at + 1]) ? 2 : 1);

    /// <summary>The code block around a position; null outside of a block and at its ends.</summary>
    public CodeBlock? BlockAround(int at) => _blockAround[at];

    /// <summary>The number of characters to reopen the block in a part that starts here.</summary>
    public int ReopeningLength(int at) => BlockAround(at) is { } block ? CodeBlock.Mark.Length + block.Language.Length + 1 : 0;

    /// <summary>The number of characters to close the block in a part that ends here.</summary>
    public int ClosingLength(int at) => BlockAround(at) is null ? 0 : CodeBlock.Mark.Length + 1;

    /// <summary>Whether a cut here would split a fence, or leave a block without code.</summary>
    public bool IsInMark(int at) => BlockAround(at) is { } block && (at <= block.ContentStart || at >= block.ContentEnd);

    /// <summary>
    /// 5 between paragraphs, 4 between lines, 3 between sentences, 2 between words, 1 between letters, 0 for an invalid cut.
    /// </summary>
    public int QualityOf(int at)
    {
        if (at == 0 || at == Text.Length)
            return Qualities;
        if (_isForbidden[at] || IsInMark(at))
            return 0;
        var (before, after) = (Text[at - 1], Text[at]);
        if (BlockAround(at) is { } block)
            return HasCode(block.ContentStart, at) && HasCode(at, block.ContentEnd) ? Rate(before, after, at) : 0;
        return _isEdge[at] ? Qualities : Rate(before, after, at);
    }

    /// <summary>The start of the next part after a cut: it skips blank lines, and spaces inside of a line.</summary>
    public int SkipBlanks(int at)
    {
        if (BlockAround(at) is not null)
            return at;
        // The indentation of a line is kept.
        var line = Text[at - 1] == '\n' ? at : -1;
        for (; at < Text.Length && char.IsWhiteSpace(Text[at]); at++)
            line = Text[at] == '\n' ? at + 1 : line;
        return at < Text.Length && line >= 0 ? line : at;
    }

    private int Rate(char before, char after, int at)
    {
        if (before == '\n')
            return after == '\n' || (at > 1 && Text[at - 2] == '\n') ? 5 : 4;
        if (before is '。' or '！' or '？' or '；' or '…')
            return 3;
        if (char.IsWhiteSpace(before))
            return at > 1 && Text[at - 2] is '.' or '!' or '?' or ';' or ':' ? 3 : 2;
        return before is '，' or '、' or '：' or '）' or '」' or '』' ? 2 : 1;
    }

    private bool HasCode(int start, int end) => !Text.AsSpan(start, end - start).IsWhiteSpace();

    private void Forbid(int start, int end) => Array.Fill(_isForbidden, true, start + 1, Math.Max(0, end - start - 1));

    // Mentions, custom emoji and timestamps; URLs, unless they are as long as a message.
    [GeneratedRegex(
        @"<(?:a?:\w{1,32}:\d{1,20}|@[!&]?\d{1,20}|#\d{1,20}|t:-?\d{1,13}(?::\w)?|/[^<>\n]{1,100}:\d{1,20})>|https?://[!-;=?-~]{1,600}"
    )]
    private static partial Regex Wholes();
}
