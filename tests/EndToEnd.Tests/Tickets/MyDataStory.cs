using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Members have what is kept of them, and have it forgotten.</summary>
public sealed class MyDataStory(World world)
{
    [Fact] // B39
    public async Task A_customer_gets_what_is_kept_and_is_forgotten_once_the_ticket_is_closed()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess, adam) = (await guild.Carl(), await guild.Tess(), await guild.Adam());
        await carl.OpensTicket(problem: "My secret problem");
        await tess.SeesChannel("tech-0001");
        var message = await carl.Writes("tech-0001", "Carl was here", ("log.txt", Encoding.UTF8.GetBytes("line one"), "text/plain"));

        await carl.Runs("/mydata erase", "general");
        await carl.Clicks("Erase", "general");
        await carl.Sees("still in use");
        await tess.ClosesTicket("tech-0001");
        await carl.SeesNoChannel("tech-0001");
        await world.KeepsAsync(
            "",
            "SELECT COALESCE(NextStepAt, '') FROM tickets WHERE Id = (SELECT TicketId FROM messages WHERE Id = @id)",
            ("@id", long.Parse((string)message["id"]!, null))
        );

        await carl.Runs("/mydata export", "general");
        var zip = await ExportAsync(carl, await carl.Sees("Here is the data stored"));
        Assert.Contains("My secret problem", zip["tickets/tickets.json"], StringComparison.Ordinal);
        Assert.Contains("Carl was here", zip["tickets/messages.json"], StringComparison.Ordinal);
        Assert.Equal("line one", zip.Single(file => file.Key.EndsWith("-log.txt", StringComparison.Ordinal)).Value);

        await tess.Runs("/mydata erase", "general", ("member", carl.Id));
        await tess.Sees("Only administrators can do this for other members.");
        await adam.Runs("/mydata erase", "general", ("member", carl.Id));
        await adam.Clicks("Erase", "general");
        await adam.Sees("Done:");
        await world.KeepsAsync(
            "|0|Deleted User",
            "SELECT Content || '|' || AuthorId || '|' || AuthorName FROM messages WHERE Id = @id",
            ("@id", long.Parse((string)message["id"]!, null))
        );
        await carl.Runs("/mydata export", "general");
        await carl.Sees("This bot stores nothing about this person");
        var record = await File.ReadAllTextAsync(
            Path.Combine(world.Folder, "data", "user-data.jsonl"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(
            $"\"what\":\"erase\",\"guild\":\"{guild.Id}\",\"user\":\"{carl.Id}\",\"by\":\"{adam.Id}\"",
            record,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", record, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> ExportAsync(Person person, JsonObject answer)
    {
        var file = Assert.Single(answer["attachments"]!.AsArray().OfType<JsonObject>());
        using var zip = new ZipArchive(new MemoryStream(await person.Opens(file)));
        var texts = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            texts[entry.FullName] = await reader.ReadToEndAsync();
        }

        return texts;
    }
}
