using DCTicket.Tickets.History.Search;

namespace DCTicket.Tickets.Tests.History;

public sealed class SearchTermsTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Everywhere =
    [
        ["g1"],
    ];

    [Theory]
    [InlineData("refund order", """scope : ("g1") AND body : "refund" AND body : "order" """)]
    [InlineData("\"refund order\" now", """scope : ("g1") AND body : "refund order" AND body : "now" """)]
    [InlineData("「退款 訂單」", """scope : ("g1") AND body : "退款 款 訂單" """)]
    [InlineData("refund -order -\"not this\"", """(scope : ("g1") AND body : "refund") NOT (body : "order" OR body : "not this") """)]
    [InlineData("refu*", """scope : ("g1") AND body : "refu" * """)]
    [InlineData("re*", """scope : ("g1") AND body : "re" """)]
    [InlineData("退", """scope : ("g1") AND body : "退" * """)]
    [InlineData("error-404", """scope : ("g1") AND body : "error 404" """)]
    [InlineData("- a", """scope : ("g1") AND body : "a" """)]
    [InlineData("\"open", """scope : ("g1") AND body : "open" """)]
    [InlineData("x\" OR scope:g2", """scope : ("g1") AND body : "x" AND body : "or" AND body : "scope g2" """)]
    public void What_is_typed_becomes_quoted_words(string typed, string match) =>
        Assert.Equal(match.TrimEnd(), MatchExpression.Of(Everywhere, SearchTerms.Read(typed)));

    [Theory]
    [InlineData("🔥")]
    [InlineData("?!…")]
    [InlineData("\"\"")]
    [InlineData("-")]
    public void Emoji_and_punctuation_are_nothing_to_search_for(string typed)
    {
        var terms = SearchTerms.Read(typed);
        Assert.Empty(terms.Wanted);
        Assert.Empty(terms.Unwanted);
    }

    [Theory]
    [InlineData("I want a REFUND, now", "refund", "I want a **REFUND**, now")]
    [InlineData("我要退款，謝謝", "退款", "我要**退款**，謝謝")]
    [InlineData("*bold* refund", "refund", @"\*bold\* **refund**")]
    [InlineData("one\ntwo", "two", "one **two**")]
    [InlineData("refunds refund", "refund", "refunds **refund**")]
    [InlineData("refunded", "refu*", "**refunded**")]
    [InlineData("a b a b", "\"a b\" b", "**a b** **a b**")]
    public void A_snippet_shows_the_place_in_bold_and_marks_as_they_were_written(string text, string typed, string snippet) =>
        Assert.Equal(snippet, SnippetRenderer.Of(text, SearchTerms.Read(typed), 200));

    [Fact]
    public void A_snippet_of_a_long_text_is_short_and_shows_the_place()
    {
        var text = string.Concat(Enumerable.Repeat("*_*_ ", 500)) + "needle" + string.Concat(Enumerable.Repeat(" 😀😀", 500));
        var snippet = SnippetRenderer.Of(text, SearchTerms.Read("needle"), 200);
        Assert.InRange(snippet.Length, 20, 200);
        Assert.Contains("**needle**", snippet, StringComparison.Ordinal);
        Assert.StartsWith("…", snippet, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet, StringComparison.Ordinal);
    }
}
