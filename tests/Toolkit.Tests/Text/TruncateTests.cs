using System.Globalization;
using System.Text;
using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Tests.Text;

public sealed class TruncateTests
{
    [Fact]
    public void Characters_are_counted_as_Discord_counts_them()
    {
        var text = string.Concat(Enumerable.Repeat("🔥", 600));
        Assert.Equal(600, Truncate.Length(text));
        Assert.Equal(text, Truncate.To(text, 600));
        Assert.Equal(text, Markdown.EscapeTo(text, 600));
        Assert.Equal(string.Concat(Enumerable.Repeat("🔥", 598)) + "…", Truncate.To(text, 599));
    }

    [Fact]
    public void Whatever_is_cut_is_short_enough_and_no_letter_or_pair_is_torn()
    {
        var random = new Random(20261130);
        string[] parts = ["a", " ", "字", "👨‍👩‍👧", "e\u0301", "🔥", "👍🏽", "1️⃣", "नि", "*", "\n"];
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => parts[random.Next(parts.Length)]));
            var longest = random.Next(1, 40);
            foreach (var cut in new[] { Truncate.To(text, longest), Truncate.Start(text, longest), Markdown.EscapeTo(text, longest) })
            {
                Assert.InRange(Truncate.Length(cut), 0, longest);
                Assert.DoesNotContain(Rune.ReplacementChar, cut.EnumerateRunes());
            }

            var ends = StringInfo.ParseCombiningCharacters(text).Append(text.Length);
            Assert.Contains(Truncate.Start(text, longest).Length, ends);
        }
    }

    [Fact]
    public void Half_of_a_pair_counts_as_one()
    {
        Assert.Equal(2, Truncate.Length("\ud83da"));
        Assert.Equal(2, Truncate.Length("\ud83d\ud83d\udd25"));
    }
}
