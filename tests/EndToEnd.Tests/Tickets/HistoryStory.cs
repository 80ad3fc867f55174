using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What is over is found again: by staff in the tickets of its departments, by customers in their own.</summary>
public sealed class HistoryStory(World world)
{
    [Fact] // B16, F10
    public async Task Staff_finds_what_was_said_in_a_closed_ticket_and_reads_it_and_another_department_finds_nothing()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess, bill) = (await guild.Carl(), await guild.Tess(), await guild.Bill());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await carl.Writes("tech-0001", "The hovercraft is full of eels. 我要退款，謝謝。");
        await tess.Writes("tech-0001", "We empty it.");
        await tess.ClosesTicket("tech-0001", "emptied");
        await tess.SeesNoChannel("tech-0001");

        await tess.Runs("/staff history search", "support", ("text", "\"full of eels\" -snakes"));
        var found = await tess.Sees("**full of eels**");
        await tess.Chooses(found, "View a ticket…", "1");
        var card = await tess.Sees("emptied");
        await tess.ClicksRaw(
            card,
            Parts(card)
                .Select(part => (string?)part["custom_id"] ?? "")
                .First(id => id.Contains("history-messages", StringComparison.Ordinal))
        );
        await tess.Sees("We empty it.");

        await tess.Runs("/staff history search", "support", ("text", "退款"));
        await tess.Sees("我要**退款**");
        await bill.Runs("/staff history search", "support", ("text", "eels"));
        await bill.Sees("Nothing found.");
        await bill.Runs("/staff history show", "support", ("number", "1"));
        await bill.Sees("There is no ticket 1 in your departments.");
        Assert.DoesNotContain("staff", await carl.CommandsIn("support"));
    }

    [Fact]
    public async Task A_customer_finds_their_own_tickets_and_gets_the_transcript_again()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, chen, tess) = (await guild.Carl(), await guild.Cora(), await guild.Chen(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await tess.Writes("tech-0001", "Try it again.");
        await tess.ClosesTicket("tech-0001", "works now");
        await tess.SeesNoChannel("tech-0001");

        await carl.Runs("/ticket list", "support");
        var list = await carl.Sees("Your tickets (1)");
        await carl.Chooses(list, "View a ticket…", Value(list));
        var details = await carl.Sees("works now");
        await carl.ClicksOn(details, "Transcript");
        await carl.Sees("Transcript of ticket 0001.");
        await cora.Runs("/ticket list", "support");
        await cora.Sees("You have no tickets here yet.");
        await chen.Runs("/ticket list", "support");
        await chen.Sees("您在這裡還沒有客服單。可從面板或使用 `/ticket open` 開立。");
    }

    private static string Value(JsonObject message) =>
        Parts(message).Where(part => (int)part["type"]! == 3).Select(select => (string)select["options"]![0]!["value"]!).First();

    private static IEnumerable<JsonNode> Parts(JsonObject message) =>
        message["components"]!.AsArray().SelectMany(row => row!["components"]!.AsArray()).OfType<JsonNode>();
}
