using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>A closed ticket goes on.</summary>
public sealed class ReopenClosedStory(World world)
{
    [Fact]
    public async Task Staff_reopens_a_closed_ticket_by_the_button_in_the_log_and_both_say_so()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, tess, bill) = (await guild.Carl(), await guild.Cora(), await guild.Tess(), await guild.Bill());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await carl.Runs("/ticket invite", "tech-0001", ("who", cora.Id));
        await cora.SeesChannel("tech-0001");
        await tess.ClosesTicket("tech-0001", "Done");
        var log = await tess.Sees("Ticket 0001 closed", "ticket-log");
        await carl.SeesNoChannel("tech-0001");

        await bill.ClicksOn(await bill.Sees("Ticket 0001 closed", "ticket-log"), "Reopen");
        await bill.Sees("Only the department’s staff can do this.");
        await carl.Runs("/ticket reopen", "support", ("number", 1));
        await carl.Sees("Only the department’s staff can do this.");

        await tess.ClicksOn(log, "Reopen");
        await tess.Sees("It continues as ticket 0002");
        await carl.SeesChannel("tech-0002");
        await cora.SeesChannel("tech-0002");
        await carl.Sees("Follow-up of", "tech-0002");
        var shown = await tess.Sees("Continued in", "ticket-log");
        Assert.Empty(Person.Buttons(shown));
        Assert.NotEmpty(shown["attachments"]!.AsArray());

        await tess.Runs("/ticket reopen", "support", ("number", 1));
        await tess.Sees("Ticket 0001 already continues as ticket 0002");
        await carl.Writes("tech-0002", "It is back.");
        Assert.DoesNotContain("tech-0003", tess.Channels);
    }
}
