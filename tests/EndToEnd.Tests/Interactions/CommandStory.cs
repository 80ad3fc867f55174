using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>Who is offered which commands, and what they are called.</summary>
public sealed class CommandStory(World world)
{
    [Fact]
    public async Task A_command_for_administrators_is_not_offered_to_customers()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());

        Assert.Contains("probe-admin", await adam.CommandsIn(Probes.Channel));
        Assert.DoesNotContain("probe-admin", await carl.CommandsIn(Probes.Channel));
        Assert.Contains("probe", await carl.CommandsIn(Probes.Channel));
        await adam.Runs("/probe-admin", Probes.Channel);
        await adam.Sees("You are an administrator");
    }

    [Fact]
    public async Task Commands_are_shown_in_the_members_language()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, chen) = (await guild.Adam(), await guild.Chen());

        var english = await Close(adam);
        var chinese = await Close(chen);

        Assert.Null(english["name_localized"]);
        Assert.Equal("結單", (string?)chinese["name_localized"]);
        Assert.Equal("關閉這張客服單", (string?)chinese["description_localized"]);
    }

    private static async Task<JsonNode> Close(Person person)
    {
        var index = await person.SendAsync(HttpMethod.Get, $"channels/{person.Channel(Probes.Channel)}/application-command-index", null);
        return index["application_commands"]!.AsArray().First(c => (string?)c!["name"] == "close")!;
    }
}
