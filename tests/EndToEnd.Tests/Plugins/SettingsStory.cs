using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>/settings: what admins set for their server.</summary>
public sealed class SettingsStory(World world)
{
    private const string Channel = "general";

    [Fact]
    public async Task The_language_and_the_time_zone_that_an_admin_sets_are_those_of_every_plugin()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        Assert.DoesNotContain("settings", await carl.CommandsIn(Channel));
        await carl.Sees("Tech support");

        await adam.Runs("/settings", Channel);
        var card = await adam.Sees("Server settings");
        Assert.Contains("same as the server in Discord", Person.TextOf(card), StringComparison.Ordinal);
        await adam.Chooses(card, "Choose the language", "zh-TW");

        await adam.Sees("✅ Saved.");
        await carl.Sees("技術支援");

        Assert.Contains("Asia/Taipei", await adam.IsOffered("/settings", Channel, "timezone", "taip"));
        await adam.Runs("/settings", Channel, ("timezone", "Taipei"));
        await adam.Sees("There is no time zone “Taipei”. Did you mean `Asia/Taipei`?");
        await adam.Clicks("Change time zone");
        await adam.FillsIn(("zone", "asia/taipei"));
        await adam.Sees("Asia/Taipei ·");
        await adam.Runs("/staff stats overview", Channel);
        await adam.Sees("Asia/Taipei");
    }
}
