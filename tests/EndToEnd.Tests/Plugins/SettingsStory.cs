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

    [Fact]
    public async Task An_admin_sets_each_type_of_setting_of_a_plugin_on_its_card()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, role) = (await guild.Adam(), guild.Role("Billing"));
        await adam.Runs("/settings", Channel);
        await adam.Chooses(await adam.Sees("Server settings"), "Open a plugin’s settings", "probe");
        await adam.Sees("Settings of Probe");
        await adam.Sees("What the bot says first.");

        await SetsAsync(adam, "Greeting of the day", "Good morning");
        await SetsAsync(adam, "Times", "3");
        await SetsAsync(adam, "Pause", "1h 30m");
        await SetsAsync(adam, "Loud", "on");
        await SetsAsync(adam, "Tone", new[] { "VeryFormal" });
        await adam.Sees("Dear Sir or Madam");
        await adam.Clicks("Next");
        await adam.Sees("Page 2 of 2");
        await SetsAsync(adam, "Helper", new[] { role });
        await SetsAsync(adam, "Channels", new[] { guild.Channel(Channel) });
        await SetsAsync(adam, "Key of the API", "hunter2");
        var card = await adam.Sees("•••••••• (saved, never shown)");
        Assert.DoesNotContain("hunter2", card.ToJsonString(), StringComparison.Ordinal);

        await adam.Runs("/probe-settings", Channel);
        await adam.Sees($"Set: Good morning · 3 · 90 min · True · VeryFormal · {role} · {guild.Channel(Channel)} · •••••••• of 7");

        await adam.Runs("/settings", Channel, ("plugin", "Probe"));
        card = await adam.Sees("Page 1 of 2");
        await adam.Chooses(card, "Reset to default", "Times", "Greeting");
        await adam.Runs("/probe-settings", Channel);
        await adam.Sees("Set: Hello · 1 · 90 min");
    }

    [Fact]
    public async Task A_value_that_cannot_be_is_given_back_with_what_is_wrong_and_the_modal_opens_again()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        Assert.Equal(["Probe"], await adam.IsOffered("/settings", Channel, "plugin", "pro"));
        await adam.Runs("/settings", Channel, ("plugin", "probe"));
        await adam.Clicks("Pause");
        await adam.FillsIn(("value", "soon"));

        var refusal = await adam.Sees("“Pause” takes a length of time from 1m to 7d. Enter one such as `1m`.");
        Assert.Contains("soon", Person.TextOf(refusal), StringComparison.Ordinal);
        await adam.Clicks("Try again");
        await adam.FillsIn(("value", "2d"));

        await adam.Sees("2d");
        await adam.Runs("/settings", Channel, ("plugin", "nothing"));
        await adam.Sees("No plugin with settings is called “nothing”.");
    }

    private static async Task SetsAsync(Person person, string setting, object value)
    {
        await person.Clicks(setting);
        await person.FillsIn(("value", value));
    }
}
