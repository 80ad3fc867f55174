using System.Text.Json.Nodes;
using static Snippets.Tests.Staff;

namespace Snippets.Tests;

/// <summary>The plugin's settings, from plugins.json to Discord.</summary>
public sealed class SettingsStory
{
    [Fact]
    public async Task A_server_has_as_many_snippets_as_the_settings_say()
    {
        await using var world = new World
        {
            Settings = new JsonObject { ["maxSnippets"] = 2, ["keepUnused"] = null },
        };
        await world.InitializeAsync();
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.AddsSnippet("One", "1");
        await adam.AddsSnippet("Two", "2");

        await adam.Runs("/snippet add", Channel);

        await adam.Sees("This server already has 2 snippets");
        Assert.Null(adam.Form);
    }

    [Theory]
    [InlineData("""{ "maxSnippets": 0 }""", "settings.maxSnippets: from 1 to 5000")]
    [InlineData("""{ "keepUnused": "00:10:00" }""", "settings.keepUnused: at least a day (1.00:00:00), or null to keep all")]
    public async Task Bad_settings_turn_the_plugin_off_and_are_explained(string settings, string problem)
    {
        await using var world = new World { Settings = JsonNode.Parse(settings)!.AsObject() };
        await world.InitializeAsync();
        await using var guild = await world.NewGuildAsync();

        Assert.DoesNotContain("snippet", await (await guild.Adam()).CommandsIn(Channel));
        Assert.Contains(problem, world.Log(), StringComparison.Ordinal);
    }
}
