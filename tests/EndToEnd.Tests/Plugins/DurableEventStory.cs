using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>What one plugin tells another.</summary>
public sealed class DurableEventStory(World world)
{
    [Fact]
    public async Task Each_event_reaches_the_other_plugin_once_though_its_handler_fails_at_first()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));

        await carl.OpensTicket();
        await carl.SeesChannel("tech-0001");
        await carl.Clicks("Close", "tech-0001");
        await carl.FillsIn(("reason", "It works again"));

        await carl.SeesTicketEvents("opened, closed");
    }
}
