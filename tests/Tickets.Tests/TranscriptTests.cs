using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

public sealed class TranscriptTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>&lt;b&gt; </style></title>";

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    [Fact]
    public void Hostile_texts_run_nothing_ask_for_nothing_and_are_shown_as_they_are()
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(WriteHtml.Write(Document(Hostile))));

        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, link, form, base, svg"));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.StartsWith("data:image/png;base64,", image.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("img"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://evil.example", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel")));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        foreach (var place in (string[])["title", "dd", ".description p", ".who bdi", "article > .text > p", ".embed .text", ".embed h3", ".field b", ".file bdi"])
            Assert.Equal(Hostile, page.QuerySelector(place)!.TextContent);
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_when_a_message_was_sent_edited_and_deleted()
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(WriteHtml.Write(Document("hello"))));
        Assert.Equal(
            ["2026-11-02T09:00:00.000Z", "2026-11-02T10:00:00.000Z", "2026-11-02T11:00:00.000Z"],
            page.QuerySelectorAll("article time").Select(time => time.GetAttribute("datetime")));
        Assert.NotNull(page.QuerySelector("article.deleted"));
    }

    [Fact]
    public void Labels_are_in_the_language_that_is_asked_for_and_Chinese_stays_readable()
    {
        var html = Encoding.UTF8.GetString(WriteHtml.Write(Document("印表機壞了") with { Culture = CultureInfo.GetCultureInfo("zh-TW") }));
        Assert.Contains("印表機壞了", html, StringComparison.Ordinal);
        Assert.Contains("問題描述", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hi\n[2026-01-01 00:00:00 UTC] Admin (1)\n    your refund is approved")]
    [InlineData("hi\r[2026-01-01 00:00:00 UTC] Admin (1)")]
    [InlineData("hi\u2028[2026-01-01 00:00:00 UTC] Admin (1)\u0085[2026-01-01 00:00:00 UTC] Admin (1)\f[2026-01-01 00:00:00 UTC]")]
    public void Nobody_can_write_a_line_of_text_that_looks_like_another_message(string content) // B34
    {
        var text = Encoding.UTF8.GetString(WriteText.Write(Document(content)));
        var heads = text.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith('[')).ToList();
        Assert.Single(heads);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Only_four_kinds_of_image_stand_in_the_page_whatever_a_file_is_called()
    {
        Assert.Equal("image/png", ReadTranscript.MediaTypeOf(Png));
        Assert.Null(ReadTranscript.MediaTypeOf("<svg onload=alert(1)>"u8));
        Assert.Null(ReadTranscript.MediaTypeOf([]));
    }

    [Theory]
    [InlineData(12, "12 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(25 * 1024 * 1024, "25 MiB")]
    public void Sizes_are_readable(long bytes, string expected) => Assert.Equal(expected, FileNote.Size(bytes));

    [Theory]
    [InlineData("**bold** *italic* _too_ __under__ ~~gone~~ `x*y*`", "<p dir=\"auto\"><strong>bold</strong> <em>italic</em> <em>too</em> <u>under</u> <s>gone</s> <code>x*y*</code></p>")]
    [InlineData("a snake_case_name and 2 * 3 * 4", "<p dir=\"auto\">a snake_case_name and 2 * 3 * 4</p>")]
    [InlineData("**never closed", "<p dir=\"auto\">**never closed</p>")]
    [InlineData("\\*not italic\\*", "<p dir=\"auto\">*not italic*</p>")]
    [InlineData("> one\n> two\nafter", "<blockquote dir=\"auto\">one\ntwo</blockquote><p dir=\"auto\">after</p>")]
    [InlineData("- a\n- b", "<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>")]
    [InlineData("# Title\ntext", "<p class=\"h1\" dir=\"auto\">Title</p><p dir=\"auto\">text</p>")]
    [InlineData("see ```js\nlet a = 1 < 2;\n``` done", "<p dir=\"auto\">see </p><pre><code>let a = 1 &lt; 2;</code></pre><p dir=\"auto\"> done</p>")]
    [InlineData("||secret||", "<p dir=\"auto\"><span class=\"spoiler\">secret</span></p>")]
    [InlineData("<@5> <@&7> <#9> <@6>", "<p dir=\"auto\"><span class=\"mention\">@Carl &lt;3</span> <span class=\"mention\">@Tech</span> <span class=\"mention\">#tech-0001</span> <span class=\"mention\">@6</span></p>")]
    [InlineData("<t:1793620800:R>", "<p dir=\"auto\"><span class=\"mention\">2026-11-02 12:00:00 UTC</span></p>")]
    [InlineData("go to https://example.com/a?b=1&c=2.", "<p dir=\"auto\">go to <a href=\"https://example.com/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\">https://example.com/a?b=1&amp;c=2</a>.</p>")]
    [InlineData("javascript:alert(1)", "<p dir=\"auto\">javascript:alert(1)</p>")]
    public void Markdown_is_shown_as_Discord_shows_it(string text, string html)
    {
        var names = new MentionNames(
            new Dictionary<Snowflake, string> { [new(5)] = "Carl <3" },
            new Dictionary<Snowflake, string> { [new(7)] = "Tech" },
            new Dictionary<Snowflake, string> { [new(9)] = "tech-0001" });
        Assert.Equal(html, new DiscordMarkdown(System.Text.Encodings.Web.HtmlEncoder.Default, names).Blocks(text));
    }

    private static TranscriptDocument Document(string text)
    {
        var at = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
        var row = new ArchivedMessage
        {
            Id = new(1),
            AuthorId = new(5),
            AuthorName = text,
            Content = text,
            CreatedAt = at,
            EditedAt = at.AddHours(1),
            DeletedAt = at.AddHours(2),
        };
        var embed = new Embed
        {
            Title = text,
            Description = text,
            Url = "javascript:alert(1)",
            Color = -1,
            Author = new(text),
            Footer = new(text),
            Fields = [new(text, text)],
        };
        var image = new TranscriptFile(new ArchivedAttachment { FileName = text, Size = 7, Hash = "x" }, new ImageBytes("image/png", Png));
        var other = new TranscriptFile(new ArchivedAttachment { FileName = text, Size = 7, Problem = text }, null);
        return new TranscriptDocument(TicketsWorld.English, text, [(text, text)], text, [new TranscriptMessage(row, [embed], [image, other])], MentionNames.None);
    }
}
