using DCTicket.Tickets.Archiving.Index;

namespace DCTicket.Tickets.Tests.History;

public sealed class SearchUnitsTests
{
    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("Ｈｅｌｌｏ　１２３", "hello 123")]
    [InlineData("naïve CAFÉ cafe\u0301", "naive cafe cafe")]
    [InlineData("STRASSE straße Σίσυφος", "strasse strasse σισυφοσ")]
    [InlineData("invoice_2026.pdf", "invoice 2026 pdf")]
    [InlineData("🔥🔥 !? …", "")]
    [InlineData("a🔥b", "a b")]
    [InlineData("退款", "退款 款")]
    [InlineData("我要退款", "我要 要退 退款 款")]
    [InlineData("你好，世界", "你好 好 世界 界")]
    [InlineData("iPhone手機壞了2次", "iphone 手機 機壞 壞了 了 2 次")]
    [InlineData("ｶﾞｷﾞ", "ガギ ギ")]
    [InlineData("환불을", "환불 불을 을")]
    [InlineData("退\u200B款", "退 款")]
    [InlineData("co\u00ADoperate", "cooperate")]
    [InlineData("\uD83D broken \uDE00", "broken")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("\"OR\" (body:x) NEAR* ^", "or body x near")]
    public void Texts_become_words_and_pairs_of_signs(string text, string tokens) => Assert.Equal(tokens, SearchTokens.Of(text));

    [Theory]
    [InlineData("款", "款", true)]
    [InlineData("退款", "退款", false)]
    [InlineData("我要退款", "我要 要退 退款", false)]
    [InlineData("買 iPhone", "買 iphone", false)]
    [InlineData("iPhone 手", "iphone 手", true)]
    public void What_is_searched_for_may_go_on_where_a_row_of_signs_does(string text, string tokens, bool isPrefix) =>
        Assert.Equal((tokens, isPrefix), SearchTokens.Of(SearchUnits.Read(text)));

    [Fact]
    public void Units_know_where_they_stand_in_the_text()
    {
        const string Text = "Ｅ\u0301t 退款🔥ok";
        Assert.Equal(["Ｅ\u0301t", "退", "款", "ok"], SearchUnits.Read(Text).Select(unit => Text[unit.Start..unit.End]));
    }

    [Fact]
    public void A_very_long_word_is_cut_alike_wherever_it_stands() =>
        Assert.Equal(SearchTokens.Of(new string('x', 64)), SearchTokens.Of(new string('X', 5000)));
}
