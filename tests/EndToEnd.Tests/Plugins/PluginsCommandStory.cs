using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Plugins;

public sealed class PluginsCommandStory(World world)
{
    [Fact]
    public async Task An_admin_sees_each_plugin_with_its_commands_and_jobs()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();

        await adam.Runs("/plugins", "support");

        var answer = Persons.Person.TextOf(await adam.Sees("🟢 Tickets"));
        Assert.Contains("`/setup` `/panel`", answer, StringComparison.Ordinal);
        Assert.Matches(@"ContinueTickets: last run <t:\d+:R>", answer);
        Assert.Contains("🟢 Probe 1.0.0", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_not_offered_it()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        Assert.DoesNotContain("plugins", await carl.CommandsIn("general"));
    }
}
