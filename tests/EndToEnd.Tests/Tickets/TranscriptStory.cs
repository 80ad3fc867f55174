using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Faults;

namespace DCTicket.EndToEnd.Tests.Tickets;

public sealed class TranscriptStory(World world)
{
    [Fact]
    public async Task Files_come_in_a_zip_beside_the_page_and_staff_has_its_notes()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await carl.Writes("tech-0001", "The log ||secret||", ("server.log", Encoding.UTF8.GetBytes("all is well"), "text/plain"));
        await tess.Runs("/staff note add", "tech-0001", ("text", "He calls every week."));
        await tess.Sees("note", "tech-0001");

        await tess.ClosesTicket("tech-0001");

        var mail = await carl.Sees("Here is the transcript");
        var page = await new HtmlParser().ParseDocumentAsync(Encoding.UTF8.GetString(await carl.Opens(File(mail, ".html"))));
        Assert.Equal("files/001-server.log", page.QuerySelector(".file a")!.GetAttribute("href"));
        Assert.DoesNotContain("every week", page.Body!.TextContent, StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(await carl.Opens(File(mail, ".zip"))));
        using var reader = new StreamReader(zip.GetEntry("files/001-server.log")!.Open());
        Assert.Equal("all is well", await reader.ReadToEndAsync());
        var log = await tess.Sees("Ticket 0001 closed", "ticket-log");
        Assert.Contains("every week", Encoding.UTF8.GetString(await tess.Opens(File(log, ".html"))), StringComparison.Ordinal);
        Assert.Equal(1, (int)JsonNode.Parse(await tess.Opens(File(log, ".json")))!["version"]!);
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_fetches_it_by_the_button_in_the_channel()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        using (var http = new HttpClient { BaseAddress = world.Sandbox })
            (await http.PostAsJsonAsync($"sandbox/people/{carl.Id}", new { dms_closed = true })).EnsureSuccessStatusCode();
        // The channel has to be there until it is clicked in.
        await using var lasting = await guild.Breaks("""{"kind":"error","status":500,"count":0,"method":"DELETE","route":"/channels/*"}""");
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await tess.ClosesTicket("tech-0001");
        await tess.Sees("the member’s DMs are closed for this server", "ticket-log");

        await carl.Clicks("Transcript", "tech-0001");

        var given = await carl.Sees("Transcript of ticket 0001.", "tech-0001");
        Assert.Contains(Desk.Problem, Encoding.UTF8.GetString(await carl.Opens(File(given, ".txt"))), StringComparison.Ordinal);
    }

    private static JsonObject File(JsonObject message, string extension) =>
        message["attachments"]!
            .AsArray()
            .OfType<JsonObject>()
            .First(a => ((string)a["filename"]!).EndsWith(extension, StringComparison.Ordinal));
}
