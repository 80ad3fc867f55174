using System.Globalization;
using CsCheck;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Tests.Text;

public sealed class TextSplitterTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "word ",
        "Sentence. ",
        "字",
        "句子。",
        "🔥",
        "👨‍👩‍👧",
        "e\u0301",
        "🇹🇼",
        "1️⃣",
        "नि",
        "\n",
        "\n\n",
        "  ",
        "<@123456789012345678>",
        "<:smile:123456789012345678>",
        "https://a.example/b?c=d",
        "`x`",
        "\ud83d",
    ];

    [Theory]
    [InlineData("")]
    [InlineData(" \n\u200B")]
    public void A_text_in_which_nothing_is_seen_has_no_parts(string text) => Assert.Empty(TextSplitter.Split(text));

    [Fact]
    public void A_text_that_fits_stays_as_it_is()
    {
        var text = new string('x', 1995) + "\n🔥🔥🔥🔥";
        Assert.Equal([text], TextSplitter.Split(text));
        Assert.Equal(2, TextSplitter.Split(text + "🔥").Count);
    }

    [Fact]
    public void Paragraphs_come_before_lines_and_lines_before_words()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 16));
        Assert.Equal([words, words], TextSplitter.Split($"{words}\n\n{words}", 100));
        Assert.Equal([words, "a\n" + words], TextSplitter.Split($"{words}\n\na\n{words}", 100));
        Assert.Equal([words, words], TextSplitter.Split($"{words}\n{words}", 100));
        Assert.All(TextSplitter.Split($"{words} {words} {words}", 100), part => Assert.EndsWith("word", part, StringComparison.Ordinal));
    }

    [Fact]
    public void Chinese_without_blanks_is_cut_behind_a_sentence()
    {
        var sentence = string.Concat(Enumerable.Repeat("客服", 20)) + "。";
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat(sentence, 9)), 100);
        Assert.Equal(5, parts.Count);
        Assert.All(parts, part => Assert.EndsWith("。", part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_block_that_is_cut_is_opened_again_with_its_language()
    {
        var lines = string.Join('\n', Enumerable.Range(10, 40).Select(number => $"    Run({number});"));
        var parts = TextSplitter.Split($"Look:\n```csharp\n{lines}\n```\nDone.", 200);
        Assert.True(parts.Count > 2);
        Assert.StartsWith("Look:\n```csharp\n    Run(10);", parts[0], StringComparison.Ordinal);
        Assert.All(parts.Skip(1), part => Assert.StartsWith("```csharp\n    Run(", part, StringComparison.Ordinal));
        Assert.All(parts.SkipLast(1), part => Assert.EndsWith(");\n```", part, StringComparison.Ordinal));
        Assert.EndsWith("\n```\nDone.", parts[^1], StringComparison.Ordinal);
        Assert.Equal(
            lines,
            string.Join('\n', parts.SelectMany(part => part.Split('\n')).Where(line => line.Contains("Run", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public void A_mark_that_nothing_closes_is_text()
    {
        var parts = TextSplitter.Split("```cs\n" + string.Join(' ', Enumerable.Repeat("word", 40)), 100);
        Assert.Single(parts, part => part.Contains("```", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<@123456789012345678>")]
    [InlineData("<a:dance:123456789012345678>")]
    [InlineData("<t:1798000000:R>")]
    [InlineData("https://a.example/orders/4711?tab=invoices")]
    public void Mentions_emoji_and_addresses_stay_whole(string whole)
    {
        var parts = TextSplitter.Split(string.Concat(Enumerable.Repeat("字" + whole, 30)), 100);
        Assert.Equal(30, parts.Sum(part => part.Split(whole).Length - 1));
    }

    [Fact]
    public void A_letter_with_more_marks_than_a_message_can_hold_is_cut_all_the_same()
    {
        var parts = TextSplitter.Split("a" + new string('\u0301', 300), 100);
        Assert.All(parts, part => Assert.InRange(Truncate.Length(part), 1, 100));
    }

    [Fact]
    public void Whatever_is_split_fits_is_seen_and_says_the_same() =>
        Texts([.. Pieces, "``` ", "```cs\n", "\n```\n"])
            .Sample(
                input =>
                {
                    var parts = TextSplitter.Split(input.Text, input.Length);
                    Assert.All(parts, part => Assert.InRange(Truncate.Length(part), 1, input.Length));
                    Assert.DoesNotContain(parts, VisibleText.IsEmpty);
                    Assert.Equal(Said(input.Text), Said(string.Concat(parts)));
                    var blocks = CountMarks(input.Text);
                    if (blocks % 2 == 0)
                        Assert.All(parts, part => Assert.Equal(0, CountMarks(part) % 2));
                },
                iter: 1000
            );

    [Fact]
    public void Parts_begin_where_a_letter_begins_and_are_as_few_as_can_be() =>
        Texts([.. Pieces.Where(piece => !piece.Any(c => char.IsWhiteSpace(c) || c is '`' or '。' or '<' or '/'))])
            .Sample(
                input =>
                {
                    var parts = TextSplitter.Split(input.Text, input.Length);
                    Assert.Equal(input.Text, string.Concat(parts));
                    Assert.Equal(Fewest(input.Text, input.Length), parts.Count);
                    var letters = StringInfo.ParseCombiningCharacters(input.Text);
                    var start = 0;
                    foreach (var part in parts)
                    {
                        Assert.Contains(start, letters);
                        start += part.Length;
                    }
                },
                iter: 1000
            );

    // Letter by letter, as one would do it by hand.
    private static int Fewest(string text, int maxLength)
    {
        var (parts, length) = (0, maxLength);
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            var next = Truncate.Length(letters.GetTextElement());
            (parts, length) = length + next > maxLength ? (parts + 1, next) : (parts, length + next);
        }

        return parts;
    }

    private static Gen<(string Text, int Length)> Texts(string[] pieces) =>
        Gen.Select(Gen.Int[0, pieces.Length - 1].Array[0, 300], Gen.Int[64, 200])
            .Select((chosen, length) => (string.Concat(chosen.Select(index => pieces[index])), length));

    // Without what a cut may add or leave out.
    private static string Said(string text) =>
        string.Concat(text.Replace("```cs", "", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c) && c != '`'));

    private static int CountMarks(string text) => text.Split("```").Length - 1;
}
