using System.Text.RegularExpressions;

namespace DCTicket.Toolkit.Text;

/// <summary>A code block between two marks of three backticks.</summary>
/// <param name="Start">Where its first mark begins.</param>
/// <param name="ContentStart">Where its code begins.</param>
/// <param name="ContentEnd">Where its code ends.</param>
/// <param name="Language">What stands behind the first mark; empty for none.</param>
internal sealed partial record CodeBlock(int Start, int ContentStart, int ContentEnd, string Language)
{
    public const string Mark = "```";

    public int End => ContentEnd + Mark.Length;

    /// <summary>Those of a text, in their order. A mark that nothing closes is text for Discord.</summary>
    public static List<CodeBlock> Find(string text)
    {
        List<CodeBlock> blocks = [];
        for (var start = text.IndexOf(Mark, StringComparison.Ordinal); start >= 0; )
        {
            var language = Languages().Match(text, start + Mark.Length);
            var content = language.Success ? language.Index + language.Length : start + Mark.Length;
            var end = text.IndexOf(Mark, content, StringComparison.Ordinal);
            if (end < 0)
                break;
            blocks.Add(new CodeBlock(start, content, end, language.Groups[1].Value));
            start = text.IndexOf(Mark, end + Mark.Length, StringComparison.Ordinal);
        }

        return blocks;
    }

    [GeneratedRegex(@"\G([A-Za-z0-9_+\-.#]{0,20})\n")]
    private static partial Regex Languages();
}
