using System.IO.Compression;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Tickets;

public sealed class ExportStory(World world)
{
    [Fact]
    public async Task Staff_exports_the_tickets_of_its_department_and_nobody_else_does()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, tess, bill) = (await guild.Carl(), await guild.Cora(), await guild.Tess(), await guild.Bill());
        await carl.OpensTicket();
        await cora.OpensTicket(problem: "The screen of my phone is dark.");

        await tess.Runs("/staff history export", "support", ("department", "tech"));

        await tess.Sees("Waiting; 2 tickets");
        var mail = await tess.Sees("Part 1 of 1");
        var file = mail["attachments"]!.AsArray().OfType<JsonObject>().Single();
        using var zip = new ZipArchive(new MemoryStream(await tess.Opens(file)));
        Assert.Contains("index.html", zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(
            2,
            zip.Entries.Count(entry =>
                entry.Name.StartsWith("ticket-", StringComparison.Ordinal) && entry.Name.EndsWith(".html", StringComparison.Ordinal)
            )
        );
        await tess.Sees("Done: 2 tickets in 1 file");

        await bill.Runs("/staff history export", "support");
        await bill.Sees("No tickets match.");
        Assert.DoesNotContain("staff", await carl.CommandsIn("support"));
    }
}
