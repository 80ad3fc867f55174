using System.Text.RegularExpressions;

namespace DCTicket.Toolkit.Text;

/// <summary>A code block between two fences of three backticks.</summary>
/// <param name="Start">The start of the opening fence.</param>
/// <param name="ContentStart">The start of the code.</param>
/// <param name="ContentEnd">The end of the code.</param>
/// <param name="Language">The language after the opening fence; empty for none.</param>
internal sealed partial record CodeBlock(int Start, int ContentStart, int ContentEnd, string Language)
{
    public const string Mark = "```";

    public int End => ContentEnd + Mark.Length;

    /// <summary>Finds the code blocks of a text. Discord treats an unclosed fence as text.</summary>
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
