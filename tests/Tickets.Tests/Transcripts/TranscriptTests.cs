using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Core;
using DCTicket.Tickets.Transcripts.Build;
using DCTicket.Toolkit.Text;
using Json.Schema;

namespace DCTicket.Tickets.Tests.Transcripts;

public sealed class TranscriptTests
{
    private const string Hostile =
        "\"'><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>&lt;b&gt; </style></title><svg/onload=alert(1)>";

    [Theory]
    [InlineData("{0}")]
    [InlineData("javascript:alert(1)//{0}")]
    [InlineData("[{0}](javascript:alert(1)) [x](https://evil.example/\"onmouseover=alert(1)) ||{0}|| `{0}`")]
    [InlineData("```\"onload=alert(1)\n{0}```")]
    [InlineData("> {0}\n>>> {0}")]
    [InlineData("# {0}\n- {0}\n1. {0}")]
    [InlineData("data:text/html,{0}")]
    public async Task Hostile_texts_run_nothing_ask_for_nothing_and_are_shown_as_they_are(string pattern)
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world, _ => pattern.Replace("{0}", Hostile, StringComparison.Ordinal));

        var page = await world.PageAsync(ticket);

        Assert.Empty(
            page.QuerySelectorAll("script, iframe, object, embed, link, form, base, svg, button, select, textarea, video, audio, template")
        );
        Assert.All(page.QuerySelectorAll("input"), input => Assert.Equal("checkbox", input.GetAttribute("type")));
        Assert.NotEmpty(page.QuerySelectorAll("img"));
        Assert.All(
            page.QuerySelectorAll("[src]"),
            image => Assert.StartsWith("data:image/png;base64,", image.GetAttribute("src"), StringComparison.Ordinal)
        );
        Assert.All(
            page.QuerySelectorAll("[href]"),
            link => Assert.Matches("^(https?://|#m[0-9]+$|files/[^:]+$)", link.GetAttribute("href")!)
        );
        Assert.All(page.QuerySelectorAll("a[href^=http]"), link => Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel")));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(
            page.QuerySelectorAll("[style]"),
            element => Assert.Matches("^(border-color:#[0-9a-f]{6}|background:hsl\\([0-9]+ 50% 32%\\))$", element.GetAttribute("style")!)
        );
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Contains("alert(1)", page.QuerySelector("article .text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            pattern.Replace("{0}", Hostile, StringComparison.Ordinal).ReplaceLineEndings("\n"),
            page.QuerySelector(".who bdi")!.TextContent
        );
    }

    [Fact]
    public async Task The_page_shows_all_that_a_message_can_have()
    {
        await using var world = await TicketsWorld.StartAsync();
        var page = await world.PageAsync(await RichTicket.MakeAsync(world));

        Assert.Equal("#m1", page.QuerySelector("#m2 .reply a")!.GetAttribute("href"));
        Assert.Contains("It is on fire again", page.QuerySelector("#m2 .reply")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["👍 2", ":party: 1"], page.QuerySelectorAll("#m2 .reactions li").Select(li => li.TextContent));
        Assert.Contains("pinned", page.QuerySelector("#m2 .marks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["staff"], page.QuerySelectorAll("#m2 .badge").Select(badge => badge.TextContent));
        Assert.Contains("first wording", page.QuerySelector("#m3 details")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#m3 code.language-sh"));
        Assert.Equal(["wait", "hope"], page.QuerySelectorAll("#m3 ol > li > ul > li").Select(li => li.TextContent));
        Assert.Contains("hunter2", page.QuerySelector("#m4.deleted .text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://status.example/", page.QuerySelector("#m5 .embed h3 a")!.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll("#m5 .field.inline").Length);
        Assert.Equal(["🔒 Close ticket", "Status page"], page.QuerySelectorAll("#m5 .button").Select(button => button.TextContent));
        Assert.Contains("Floor 2", page.QuerySelector("#m5 .select")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tess Tech pinned a message.", page.QuerySelector("#m6 .notice")!.TextContent);
        Assert.Contains("Forwarded words", page.QuerySelector("#m7 .forward")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wave", page.QuerySelector("#m7")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["@nora", "#unknown channel (12)", "@Tech Support", "@everyone"],
            page.QuerySelectorAll("#m8 span.mention").Select(mention => mention.TextContent)
        );
        Assert.Equal("2026-11-02T12:00:00Z", page.QuerySelector("#m8 time.mention")!.GetAttribute("datetime"));
        Assert.Equal("files/001-printer_log.txt", page.QuerySelector("#m8 .file a")!.GetAttribute("href"));
        Assert.Contains(
            "858.3 MiB, not stored: larger than 26214400 bytes",
            page.QuerySelector("#m8")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(2, page.QuerySelectorAll("h2.day").Length);
        Assert.Contains("Calls every week.", page.QuerySelector(".staff")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_landmarks_a_language_and_instants_that_programs_read()
    {
        await using var world = await TicketsWorld.StartAsync();
        var page = await world.PageAsync(await RichTicket.MakeAsync(world));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.NotEmpty(image.GetAttribute("alt")!));
        Assert.All(
            page.QuerySelectorAll("time"),
            time =>
                Assert.True(
                    DateTimeOffset.TryParse(time.GetAttribute("datetime"), System.Globalization.CultureInfo.InvariantCulture, out _)
                )
        );
        Assert.All(
            page.QuerySelectorAll("article p, article li"),
            text => Assert.True(text.HasAttribute("dir") || text.ClassName is not null)
        );
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Labels_are_in_the_language_that_is_asked_for_and_Chinese_stays_readable()
    {
        await using var world = await TicketsWorld.StartAsync();
        var files = await world.PackAsync(await world.TicketOfAsync(text: "今天早上印表機壞了，請協助處理。"), culture: "zh-TW");
        var html = Encoding.UTF8.GetString(files.First(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).Value);
        Assert.Contains("印表機壞了", html, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-TW\"", html, StringComparison.Ordinal);
        Assert.Contains("所有時間均為 UTC", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData(Hostile)]
    public async Task The_JSON_is_as_its_published_description_says(string text)
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world, text == "plain" ? null : _ => text);
        var schema = JsonSchema.FromText(await File.ReadAllTextAsync(Path.Combine(TextsTests.Root(), "docs", "transcript.schema.json")));
        foreach (var audience in Enum.GetValues<TranscriptAudience>())
        {
            var files = await world.PackAsync(ticket, audience);
            var json = JsonNode.Parse(files.Single(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).Value);
            var result = schema.Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(
                result.IsValid,
                string.Join(
                    "; ",
                    (result.Details ?? [])
                        .Where(d => d.HasErrors)
                        .Select(d => $"{d.InstanceLocation}: {string.Join(", ", d.Errors!.Values)}")
                )
            );
            Assert.Equal(8, json!["messages"]!.AsArray().Count);
            Assert.Equal(audience == TranscriptAudience.Staff, json["notes"] is not null);
        }
    }

    [Theory]
    [InlineData("hi\n[2026-01-01 00:00:00 UTC] Admin (1)\n    your refund is approved")]
    [InlineData("hi\r[2026-01-01 00:00:00 UTC] Admin (1)")]
    [InlineData("hi\u2028[2026-01-01 00:00:00 UTC] Admin (1)\u0085[2026-01-01 00:00:00 UTC] Admin (1)\f[2026-01-01 00:00:00 UTC]")]
    public async Task Nobody_can_write_a_line_of_text_that_looks_like_another_message(string content) // B34
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await RichTicket.MakeAsync(world, _ => content);
        var text = Encoding.UTF8.GetString(
            (await world.PackAsync(ticket)).Single(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Value
        );
        Assert.Equal(8, text.Split('\n').Count(line => line.StartsWith('[')));
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public async Task Who_is_forgotten_is_called_a_deleted_user()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        await world.ArchiveAsync(Paper.Row(ticket, 1, "still here", author: 0, name: ""), Paper.Row(ticket, 2, "an answer", author: 3001));
        var files = await world.PackAsync(ticket);
        Assert.Equal("Deleted user", Paper.Page(files.First().Value).QuerySelector("#m1 .who bdi")!.TextContent);
        Assert.Contains(
            "Deleted user (0)",
            Encoding.UTF8.GetString(files.Single(file => file.Key.EndsWith(".txt", StringComparison.Ordinal)).Value),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_another_version_wrote_into_the_archive_stops_no_transcript()
    {
        await using var world = await TicketsWorld.StartAsync();
        var ticket = await world.TicketOfAsync();
        var row = Paper.Row(ticket, 1, "kept");
        (row.EmbedsJson, row.ComponentsJson, row.MentionsJson, row.ReactionsJson, row.StickersJson, row.ForwardsJson) = (
            "{}",
            "[{\"Type\":\"x\"}]",
            "[null]",
            "[{}]",
            "not json",
            "[{\"Message\":null}]"
        );
        await world.ArchiveAsync(row);
        Assert.Contains("kept", (await world.PageAsync(ticket)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_four_kinds_of_image_stand_in_the_page_whatever_a_file_is_called()
    {
        Assert.Equal("image/png", TranscriptReader.MediaTypeOf(Paper.Png));
        Assert.Null(TranscriptReader.MediaTypeOf("<svg onload=alert(1)>"u8));
        Assert.Null(TranscriptReader.MediaTypeOf([]));
    }

    [Theory]
    [InlineData(12, "12 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(25 * 1024 * 1024, "25 MiB")]
    public void Sizes_are_readable(long bytes, string expected) => Assert.Equal(expected, FileSize.Format(bytes));
}
