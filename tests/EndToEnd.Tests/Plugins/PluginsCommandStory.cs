using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Plugins;

public sealed class PluginsCommandStory(World world)
{
    [Fact]
    public async Task An_admin_sees_name_version_and_state_of_each_plugin_and_nothing_else()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();

        await adam.Runs("/plugins", "support");

        var message = await adam.Sees("**Tickets**");
        var text = Person.TextOf(message);
        Assert.Matches(@"Connected to Discord since <t:\d+:f>", text);
        Assert.Contains("🟢 **Probe** 1.0.0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RunPendingEffects", text, StringComparison.Ordinal);
        Assert.Equal(["Refresh"], Person.Buttons(message).Select(control => (string?)control["label"]));
    }

    [Fact]
    public async Task The_bots_owner_sees_each_plugin_in_full()
    {
        await using var guild = await Guild.FirstAsync(world.Sandbox);
        var olivia = await guild.Olivia();
        await olivia.Runs("/plugins", "support");
        var list = await olivia.Sees("**Tickets**");

        await olivia.Chooses(list, "Show details of …", "tickets");

        var text = Person.TextOf(await olivia.Sees("RunPendingEffects · every 1 s"));
        Assert.Contains("`/setup` `/", text, StringComparison.Ordinal);
        Assert.Contains("SendDigests · every 15 s", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_is_not_offered_it()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        Assert.DoesNotContain("plugins", await carl.CommandsIn("general"));
    }
}
