using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Tickets;

public sealed class OpenTicketStory(World world)
{
    [Fact]
    public async Task A_customer_gets_a_private_channel_with_the_department()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));

        await carl.Clicks("Tech support", "support");
        await carl.FillsIn(("description", "My server does not start any more since this morning."));

        await carl.Sees("Your ticket is ready");
        await carl.SeesChannel("tech-0001");
        await tess.Sees("My server does not start any more", "tech-0001");
    }
}
