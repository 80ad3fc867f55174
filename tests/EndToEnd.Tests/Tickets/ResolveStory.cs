using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Resolved, taken up again, closed, rated.</summary>
public sealed class ResolveStory(World world)
{
    [Fact]
    public async Task A_resolved_ticket_is_reopened_by_its_button_and_closed_tickets_are_rated_in_direct_messages()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await tess.Clicks("Resolved", "tech-0001");
        await tess.Sees("marked this ticket as resolved", "tech-0001");
        await carl.Sees("marked this ticket as resolved", "tech-0001");
        await carl.Clicks("Reopen", "tech-0001");
        await tess.Sees("reopened this ticket", "tech-0001");

        await tess.ClosesTicket("tech-0001", "Done");
        await carl.Sees("How did we do?");
        await carl.ClicksOn(await carl.Sees("How did we do?"), "5");
        var thanks = await carl.Sees("Thank you for rating ticket 0001 in DCTicket Demo");
        await tess.Sees("★★★★★", "ticket-log");
        await carl.ClicksOn(thanks, "Add a comment");
        await carl.FillsIn(("comment", "Very kind!"));
        await tess.Sees("Very kind!", "ticket-log");
    }

    [Fact]
    public async Task A_ticket_of_somebody_who_left_is_closed()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (cora, tess) = (await guild.Cora(), await guild.Tess());
        await cora.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await cora.SendAsync(HttpMethod.Delete, $"users/@me/guilds/{guild.Id}", null);

        await tess.Sees("The customer left the server", "ticket-log");
    }
}
