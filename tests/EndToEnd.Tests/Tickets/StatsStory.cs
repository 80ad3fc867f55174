using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using Microsoft.Data.Sqlite;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Numbers of what people did.</summary>
public sealed class StatsStory(World world)
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public async Task Administrators_see_numbers_and_pictures_and_staff_their_own()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, carl, tess, bill) = (await guild.Adam(), await guild.Carl(), await guild.Tess(), await guild.Bill());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await tess.Writes("tech-0001", "Hello, have you tried turning it off and on?");
        await carl.Sees("turning it off", "tech-0001");
        await tess.ClosesTicket("tech-0001", "Done");
        await carl.Sees("How did we do?");
        // Fewer than three tickets are told without pictures.
        await carl.OpensTicket();
        await carl.SeesChannel("tech-0002");
        await (await guild.Cora()).OpensTicket();
        // The channel is seen before the ticket is saved with it; its message comes after that.
        await tess.Sees("Ticket 0003", "tech-0003");

        await adam.Runs("/staff stats overview", "support");
        var overview = await adam.Sees("Ticket statistics");
        Assert.Equal("3", Field(overview, "Opened"));
        Assert.Contains("median", Field(overview, "First response"), StringComparison.Ordinal);
        var pictures = overview["attachments"]!.AsArray().OfType<JsonObject>().ToList();
        Assert.Contains("stats-tickets.png", pictures.Select(p => (string?)p["filename"]));
        foreach (var picture in pictures)
            Assert.Equal(Png, (await adam.Opens(picture))[..Png.Length]);

        await tess.Runs("/staff stats me", "support");
        Assert.Equal("1", Field(await tess.Sees("Personal statistics"), "Opened"));
        await bill.Runs("/staff stats overview", "support", ("department", "tech"));
        await bill.Sees("Only leads and administrators can see those of a department");
        Assert.DoesNotContain("staff", await carl.CommandsIn("support"));

        await adam.Runs("/staff stats csv", "support");
        var files = (await adam.Sees("3 tickets and 1 response"))["attachments"]!.AsArray().OfType<JsonObject>().ToList();
        Assert.Equal(2, files.Count);
        Assert.Contains("Tess", System.Text.Encoding.UTF8.GetString(await adam.Opens(files[1])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_posted_when_its_time_has_come()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var adam = await guild.Adam();
        await adam.Runs("/support digest", "support", ("channel", guild.Channel("ticket-log")));
        await adam.Sees("The weekly report will be posted in");

        // As if a week had passed.
        await using (var db = new SqliteConnection($"Data Source={Path.Combine(world.Folder, "data", "tickets.db")};Default Timeout=30"))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = "UPDATE stats_settings SET DigestDueAt = 1 WHERE GuildId = $guild";
            command.Parameters.AddWithValue("$guild", long.Parse(guild.Id, null));
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await adam.Sees("The week in numbers", "ticket-log");
    }

    private static string Field(JsonObject message, string name) =>
        message["embeds"]!
            .AsArray()
            .SelectMany(e => e!["fields"]?.AsArray() ?? [])
            .Where(f => (string?)f!["name"] == name)
            .Select(f => (string)f!["value"]!)
            .First();
}
