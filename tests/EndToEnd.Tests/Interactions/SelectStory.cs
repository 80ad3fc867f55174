using DCTicket.EndToEnd.Tests.Bots;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Selects of every kind, and how controls are laid out.</summary>
public sealed class SelectStory(World world)
{
    [Theory]
    [InlineData("Picked 7: apple+cherry.", "apple", "cherry")]
    [InlineData("Picked 7: .")]
    public async Task What_was_chosen_reaches_the_handler_with_the_routes_argument(string answer, params string[] values)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Runs("/probe-selects", Probes.Channel);
        var message = await carl.Sees("Selects");

        await carl.Chooses(message, "Fruit", values);

        Assert.Equal((string)message["id"]!, (string)(await carl.Sees(answer))["id"]!);
    }

    [Fact]
    public async Task Users_roles_and_channels_come_with_what_their_ids_stand_for()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Runs("/probe-selects", Probes.Channel);
        var message = await carl.Sees("Selects");

        await carl.Chooses(message, "User", guild.PersonId("Tess"));
        await carl.Sees("Chose user: @Tess(1).");
        await carl.Chooses(message, "Role", guild.Role("Tech Support"), guild.Role("Billing"));
        await carl.Sees("Chose role: &Tech Support+&Billing.");
        await carl.Chooses(message, "Mentionable", guild.Role("Billing"));
        await carl.Sees("Chose mentionable: &Billing.");
        await carl.Chooses(message, "Mentionable", guild.PersonId("Carl"));
        await carl.Sees("Chose mentionable: @Carl");
        await carl.Chooses(message, "Channel", guild.Channel(Probes.Channel));
        await carl.Sees($"Chose channel: #{Probes.Channel}.");
    }

    [Fact]
    public async Task A_select_shows_what_is_chosen_already_and_never_asks_for_more_than_there_is()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-selects", Probes.Channel);

        var rows = (await carl.Sees("Selects"))["components"]!.AsArray();
        Assert.Equal([3, 5, 6, 7, 8], rows.Select(row => (int)row!["components"]![0]!["type"]!));
        var fruit = rows[0]!["components"]![0]!;
        Assert.Equal((0, 3), ((int)fruit["min_values"]!, (int)fruit["max_values"]!));
        Assert.Equal([null, true, null], fruit["options"]!.AsArray().Select(o => (bool?)o!["default"]));
        Assert.Equal(
            ("Red or green", "🍎"),
            ((string?)fruit["options"]![0]!["description"], (string?)fruit["options"]![0]!["emoji"]!["name"])
        );
        Assert.Equal(carl.Id, (string?)rows[1]!["components"]![0]!["default_values"]![0]!["id"]);
        Assert.Equal("user", (string?)rows[3]!["components"]![0]!["default_values"]![0]!["type"]);
    }

    [Fact]
    public async Task Rows_stand_above_the_buttons_in_their_order()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-rows", Probes.Channel, ("rows", 2));

        var message = await carl.Sees("Rows");
        Assert.Equal(
            ["Row 0|Link 0", "Row 1|Link 1", "100|101|102|103|104", "105"],
            message["components"]!
                .AsArray()
                .Select(row => string.Join('|', row!["components"]!.AsArray().Select(c => (string?)c!["label"])))
        );
        Assert.Equal("https://example.com/help", (string?)message["components"]![0]!["components"]![1]!["url"]);
        Assert.Equal("https://example.com/t.png", (string?)message["embeds"]![0]!["thumbnail"]!["url"]);
        Assert.EndsWith("dot.png", ((string)message["embeds"]![0]!["image"]!["url"]!).Split('?')[0], StringComparison.Ordinal);
        await carl.ClicksOn(message, "Row 1");
        await carl.Sees("Updated 1");
    }

    [Fact]
    public async Task More_rows_than_Discord_takes_are_a_failure_with_its_cause_in_the_log()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-rows", Probes.Channel, ("rows", 4));

        await carl.Sees("Something went wrong");
        Assert.Contains(
            BotLog.Read(world.Folder),
            e =>
                ((string?)e["@x"])?.Contains("The message has 6 rows of buttons and selects; Discord takes 5.", StringComparison.Ordinal)
                == true
        );
    }
}
