using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>What outlives a bot.</summary>
public sealed class RestartStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    [Fact]
    public async Task Commands_are_told_to_Discord_once()
    {
        var folder = world.NewFolder();
        // Other stories of this Sandbox have left their own commands.
        await using (await world.StartBotAsync(folder, TestPlugins.Probe())) { }

        await using (var first = await world.StartBotAsync(folder, TestPlugins.Tickets(), TestPlugins.Probe()))
            Assert.Single(Puts(first));
        await using (var second = await world.StartBotAsync(folder, TestPlugins.Tickets(), TestPlugins.Probe()))
            Assert.Empty(Puts(second));
        await using var third = await world.StartBotAsync(folder, TestPlugins.Tickets());
        Assert.Single(Puts(third));
    }

    [Fact]
    public async Task An_event_that_a_handler_could_not_take_comes_after_a_restart()
    {
        var folder = world.NewFolder();
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await using (await world.StartBotAsync(folder, TestPlugins.Tickets(), TestPlugins.Probe()))
        {
            await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
            await carl.OpensTicket();
        }

        await using (await world.StartBotAsync(folder, TestPlugins.Tickets(), TestPlugins.Probe()))
            await carl.SeesTicketEvents("opened");

        // A third bot finds nothing left to deliver.
        await using var third = await world.StartBotAsync(folder, TestPlugins.Tickets(), TestPlugins.Probe());
        await carl.SeesTicketEvents("opened");
    }

    private static IEnumerable<DiscordRequest> Puts(Bot bot) =>
        ((RecordingConnection)bot.Services.GetRequiredService<IDiscordConnection>()).Requests.Where(r =>
            r.Method == HttpMethod.Put && r.Path.EndsWith("/commands", StringComparison.Ordinal)
        );
}
