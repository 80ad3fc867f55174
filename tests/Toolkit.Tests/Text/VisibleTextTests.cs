using DCTicket.Toolkit.Text;

namespace DCTicket.Toolkit.Tests.Text;

public sealed class VisibleTextTests
{
    /// <summary>Each of them shows nothing at all in Discord.</summary>
    public static TheoryData<string> Invisible { get; } =
    [
        "",
        " ",
        "\t\r\n",
        "\u00A0",
        "\u00AD",
        "\u034F",
        "\u061C",
        "\u115F",
        "\u1160",
        "\u17B4",
        "\u180B",
        "\u180E",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u200E",
        "\u200F",
        "\u2028",
        "\u202E",
        "\u2060",
        "\u2061",
        "\u2066",
        "\u2069",
        "\u2800",
        "\u3000",
        "\u3164",
        "\uFE00",
        "\uFE0E",
        "\uFE0F",
        "\uFEFF",
        "\uFFA0",
        "\uFFF9",
        "\U0001D173",
        "\U000E0001",
        "\U000E0020",
        "\U000E007F",
        "\U000E0100",
        "\u0000",
        "\u001F",
    ];

    [Theory]
    [MemberData(nameof(Invisible))]
    public void What_shows_nothing_is_empty_alone_repeated_and_around_a_word(string sign)
    {
        var many = string.Concat(Enumerable.Repeat(sign, 12));
        Assert.True(VisibleText.IsEmpty(sign));
        Assert.True(VisibleText.IsEmpty(many));
        Assert.Equal("", VisibleText.Trim(many));
        Assert.Equal(0, VisibleText.Length(many));
        Assert.Equal("ok", VisibleText.Trim(many + "ok").ReplaceLineEndings("\n"));
        Assert.Equal(2, VisibleText.Length("ok" + many));
        Assert.StartsWith("ok", VisibleText.Trim("ok" + many), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", 3)]
    [InlineData("字", 1)]
    [InlineData("❤️", 1)]
    [InlineData("1️⃣", 2)]
    [InlineData("👨‍👩‍👧", 3)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 1)]
    [InlineData("නිශ්‍ය", 5)]
    [InlineData("می‌خواهم", 7)]
    public void What_belongs_to_letters_and_emoji_stays(string text, int length)
    {
        Assert.Equal(text, VisibleText.Trim(text));
        Assert.Equal(length, VisibleText.Length(text));
    }

    [Fact]
    public void Nothing_is_empty_and_half_of_a_pair_does_no_harm()
    {
        Assert.True(VisibleText.IsEmpty(null));
        Assert.Equal("", VisibleText.Trim(null));
        Assert.Equal("\ud800", VisibleText.Trim(" \ud800 "));
    }
}
