using System.Text;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Commands in menus, subcommands in groups, and options of every kind.</summary>
public sealed class OptionStory(World world)
{
    [Fact]
    public async Task A_command_of_a_message_gets_the_message()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.Writes(Probes.Channel, "My printer is on fire");

        await tess.RunsOn(await tess.Sees("My printer"), "Quote this");

        await tess.Sees("Carl wrote “My printer is on fire”.");
    }

    [Fact]
    public async Task A_command_of_a_message_knows_the_plugins_own_buttons()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Runs("/probe-public", Probes.Channel, ("how", "buttons"));

        await carl.RunsOn(await carl.Sees("Publicly with buttons"), "Quote this");

        await carl.Sees("with my button.");
    }

    [Fact]
    public async Task A_command_of_a_message_can_open_a_form()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.Writes(Probes.Channel, "Question\nin two lines");

        await tess.RunsOn(await tess.Sees("Question"), "Answer this by form");
        // Discord refuses a line break in an input of one line, so this one has several.
        var input = tess.Form!["components"]![0]!["component"]!;
        Assert.Equal((2, "Question\nin two lines"), ((int)input["style"]!, (string?)input["value"]));
        await tess.FillsIn(("text", "Answer"));

        await tess.Sees("in two lines says Answer");
    }

    [Fact]
    public async Task A_command_of_a_person_gets_the_person_and_is_for_who_has_the_permission()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());

        await adam.RunsOn(guild.PersonId("Tess"), "Who is this", Probes.Channel);

        await adam.Sees("Tess has 1 roles.");
        Assert.DoesNotContain("Who is this", await carl.CommandsIn(Probes.Channel));
    }

    [Fact]
    public async Task Options_of_every_kind_reach_the_handler()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs(
            "/probe-options",
            Probes.Channel,
            ("mood", "VeryWell"),
            ("whom", guild.PersonId("Tess")),
            ("file", new Upload("a.txt", Encoding.UTF8.GetBytes("content"), "text/plain")),
            ("count", 5),
            ("word", "four"),
            ("place", guild.Channel("Community"))
        );
        await carl.Sees($"VeryWell; <@{guild.PersonId("Tess")}> Tess; a.txt content; 5; four; Community.");
        await carl.Runs("/probe-options", Probes.Channel, ("mood", "Bad"), ("whom", guild.Role("Billing")));
        await carl.Sees($"Bad; <@&{guild.Role("Billing")}> ;");
    }

    [Theory]
    [InlineData("mood", "verywell")]
    [InlineData("mood", "0")]
    [InlineData("count", "0")]
    [InlineData("count", "6")]
    [InlineData("word", "a")]
    [InlineData("word", "abcde")]
    public async Task Discord_holds_options_to_their_limits(string option, string value)
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        (string, object)[] options = option == "mood" ? [(option, value)] : [("mood", "Fine"), (option, value)];

        await Assert.ThrowsAsync<RefusedException>(() => carl.Runs("/probe-options", Probes.Channel, options));
    }

    [Fact]
    public async Task The_values_of_an_enum_are_shown_in_words_and_in_order()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        var command = (await carl.CommandIndex(Probes.Channel)).Single(c => (string?)c["name"] == "probe-options");

        Assert.Equal(["Very well", "Fine", "Bad"], command["options"]![0]!["choices"]!.AsArray().Select(c => (string)c!["name"]!));
    }

    [Fact]
    public async Task Subcommands_in_a_group_stand_beside_others()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/probe-tree leaf", Probes.Channel);
        await carl.Sees("A leaf");
        await carl.Runs("/probe-tree branch left", Probes.Channel, ("word", "turn"));
        await carl.Sees("Left turn");
        await carl.Runs("/probe-tree branch right", Probes.Channel);
        await carl.Sees("Right");
    }
}
