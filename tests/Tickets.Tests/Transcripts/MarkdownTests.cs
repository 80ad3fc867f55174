using System.Text.Encodings.Web;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Build;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class MarkdownTests
{
    private static readonly MentionNames Names = MentionNames.None with
    {
        Users = new Dictionary<Snowflake, string> { [new(5)] = "Carl <3" },
        Roles = new Dictionary<Snowflake, string> { [new(7)] = "Tech" },
        Channels = new Dictionary<Snowflake, string> { [new(9)] = "tech-0001" },
    };

    [Theory]
    [InlineData(
        "**bold** *italic* _too_ __under__ ~~gone~~ `x*y*`",
        "<p><strong>bold</strong> <em>italic</em> <em>too</em> <u>under</u> <s>gone</s> <code>x*y*</code></p>"
    )]
    [InlineData("a snake_case_name and 2 * 3 * 4", "<p>a snake_case_name and 2 * 3 * 4</p>")]
    [InlineData("**never closed", "<p>**never closed</p>")]
    [InlineData("\\*not italic\\*", "<p>*not italic*</p>")]
    [InlineData("> one\n> two\nafter", "<blockquote><p>one\ntwo</p></blockquote><p>after</p>")]
    [InlineData(">>> one\n\n**two**", "<blockquote><p>one\n\n<strong>two</strong></p></blockquote>")]
    [InlineData("a\n>>> one\n- two", "<p>a</p><blockquote><p>one</p><ul><li>two</li></ul></blockquote>")]
    [InlineData("- a\n- b", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>")]
    [InlineData("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>")]
    [InlineData("1. a\n   - b", "<ol start=\"1\"><li>a<ul><li>b</li></ul></li></ol>")]
    [InlineData("  - in\n- out", "<ul><li>in</li><li>out</li></ul>")]
    [InlineData("# Title\ntext", "<p class=\"h1\">Title</p><p>text</p>")]
    [InlineData("-# small", "<p class=\"small\">small</p>")]
    [InlineData(
        "see ```js\nlet a = 1 < 2;\n``` done",
        "<p>see </p><pre tabindex=\"0\"><code class=\"language-js\">let a = 1 &lt; 2;</code></pre><p> done</p>"
    )]
    [InlineData("```one line```", "<pre tabindex=\"0\"><code>one line</code></pre>")]
    [InlineData("``a`b``", "<p><code>a`b</code></p>")]
    [InlineData("||secret||", "<p><label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\"><span>secret</span></label></p>")]
    [InlineData(
        "<@5> <@&7> <#9> <@6> </close:123>",
        "<p><span class=\"mention\">@Carl &lt;3</span> <span class=\"mention\">@Tech</span> <span "
            + "class=\"mention\">#tech-0001</span> <span class=\"mention\">@unknown user (6)</span> <span "
            + "class=\"mention\">/close</span></p>"
    )]
    [InlineData(
        "<t:1793620800:d> <a:wave:123456>",
        "<p><time class=\"mention\" datetime=\"2026-11-02T12:00:00Z\">11/2/2026</time> <span class=\"emoji\">:wave:</span></p>"
    )]
    [InlineData("<t:99999999999999:R>", "<p>&lt;t:99999999999999:R&gt;</p>")]
    [InlineData(
        "[the *manual*](https://a.example/x)",
        "<p><a href=\"https://a.example/x\" title=\"https://a.example/x\" rel=\"noopener noreferrer nofollow\">the <em>manual</em></a></p>"
    )]
    [InlineData("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>")]
    [InlineData(
        "go to <https://a.example/?b=1&c=2>.",
        "<p>go to <a href=\"https://a.example/?b=1&amp;c=2\" title=\"https://a.example/?b=1&amp;c=2\" rel=\"noopener "
            + "noreferrer nofollow\">https://a.example/?b=1&amp;c=2</a>.</p>"
    )]
    [InlineData("javascript:alert(1)", "<p>javascript:alert(1)</p>")]
    [InlineData(
        "`a || b` then ||secret||",
        "<p><code>a || b</code> then <label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\"><span>secret</span></label></p>"
    )]
    [InlineData(
        "||hint ```js\nx || y\n``` end||",
        "<p><label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\"><span>hint ```js\nx </span></label> y\n``` end||</p>"
    )]
    [InlineData(
        "||hint ```js\nx\n``` end||",
        "<label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\"><span><p>hint </p><pre tabindex=\"0\"><code "
            + "class=\"language-js\">x</code></pre><p> end</p></span></label>"
    )]
    [InlineData(
        "||```code```||",
        "<label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\"><span><pre "
            + "tabindex=\"0\"><code>code</code></pre></span></label>"
    )]
    [InlineData(
        "so ||```code```|| it is",
        "<p>so </p><label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\"><span><pre "
            + "tabindex=\"0\"><code>code</code></pre></span></label><p> it is</p>"
    )]
    [InlineData("look: ```\ncode\n```after", "<p>look: </p><pre tabindex=\"0\"><code>code</code></pre><p>after</p>")]
    [InlineData("```\nopen", "<p>```\nopen</p>")]
    [InlineData("**bold `code** not bold`**", "<p><strong>bold `code</strong> not bold`**</p>")]
    public void Markdown_is_shown_as_Discord_shows_it(string text, string html) => Assert.Equal(html, Show(text));

    [Theory] // R06
    [InlineData("`a || b` then ||secret||", "a || b then ▮▮▮")]
    [InlineData("||```secret```||", "▮▮▮")]
    [InlineData("||secret", "||secret")]
    public void An_excerpt_hides_what_Discord_hides(string text, string excerpt) =>
        Assert.Equal(excerpt, Excerpt.Of(new TranscriptMessage(new ArchivedMessage { AuthorName = "Carl", Content = text }), text, 100));

    [Fact]
    public void Neither_depth_nor_length_costs_much_time()
    {
        foreach (var text in (string[])["*_~|`[<>#-", "**__||", "[[[[(((", "> - ", "<@<t:", "```"])
            Assert.NotNull(Show(string.Concat(Enumerable.Repeat(text, 4000 / text.Length))));
    }

    private static string Show(string text) =>
        new DiscordMarkdown(HtmlEncoder.Default, new MarkdownSpans(HtmlEncoder.Default, "Show"))
            .Blocks(text, Names)
            .Replace(" dir=\"auto\"", "", StringComparison.Ordinal)
            .Replace("&#xA;", "\n", StringComparison.Ordinal);
}
