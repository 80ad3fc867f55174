using System.Diagnostics;
using System.Text.Json.Nodes;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using DCTicket.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>One bad plugin is that plugin's problem: forty of them in one bot, and the others work.</summary>
public sealed class BadPluginsStory(BadPluginsWorld world) : IClassFixture<BadPluginsWorld>
{
    public static TheoryData<string> Ids => [.. BadPlugin.All.Select(bad => bad.Id)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_bad_plugin_stays_off_and_its_state_cause_and_fix_are_in_the_log(string id)
    {
        var bad = BadPlugin.All.Single(bad => bad.Id == id);
        var plugin = world.Plugins.All.Single(plugin => plugin.Id == id);

        Assert.Equal(bad.State, plugin.State.ToString());
        Assert.All(bad.Causes, cause => Assert.Contains(cause, plugin.Cause, StringComparison.Ordinal));
        Assert.Null(world.Plugins.FindActive(id));
        var log = await LogAsync();
        Assert.Single(
            log,
            line =>
                line.Contains(plugin.State == PluginState.Disabled ? "disabled in plugins.json" : "stays off", StringComparison.Ordinal)
                && line.Contains($"\"{id}\"", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("tickets")]
    [InlineData("well")]
    [InlineData("own-contracts")]
    [InlineData("no-options")]
    [InlineData("event-throws")]
    [InlineData("event-hangs")]
    [InlineData("event-blocks")]
    [InlineData("handler-throws")]
    [InlineData("handler-hangs")]
    [InlineData("handler-blocks")]
    [InlineData("modal-late")]
    [InlineData("job-throws")]
    [InlineData("job-hangs")]
    public void A_plugin_beside_bad_ones_runs(string id) => Assert.Null(world.Plugins.All.Single(plugin => plugin.Id == id).Cause);

    [Fact]
    public void No_other_plugin_runs() => Assert.Equal(BadPlugin.All.Count, world.Plugins.All.Count(plugin => !plugin.IsActive));

    [Fact]
    public async Task Settings_that_a_plugin_does_not_read_are_named_once()
    {
        var warning = Assert.Single(await LogAsync(), line => line.Contains("does not read them", StringComparison.Ordinal));
        Assert.Contains("no-options", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_and_events_that_throw_hang_or_block_keep_no_other_plugin_from_working()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl, cora) = (await guild.Adam(), await guild.Carl(), await guild.Cora());
        await carl.Writes("general", "an apple");

        // They are answered after a while, all at once.
        await Task.WhenAll(carl.Runs("/hangs", "general"), cora.Runs("/blocks", "general"), adam.Runs("/throws", "general"));
        await adam.Sees("reference", "general");
        await carl.Writes("general", "a pear");

        await SeesAsync(cora, "an apple, a pear");
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
        await adam.Sees("Tech support", "support");
        var commands = await adam.CommandsIn("support");
        Assert.DoesNotContain("bad", commands);
        Assert.DoesNotContain("refused", commands);
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_modal_is_told()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();

        await carl.Runs("/late", "general");

        await carl.Sees("That took too long.", "general");
    }

    [Theory]
    [InlineData("job-throws", "❌ Bad · every 1 s", "`Job`")]
    [InlineData("job-hangs", "⏳ Bad · every 1 s", "")]
    public async Task The_owner_sees_a_job_that_fails_or_hangs_in_yellow_with_its_last_result(string id, string job, string result)
    {
        await using var guild = await Guild.FirstAsync(world.Url);
        var olivia = await guild.Olivia();
        await BecomesYellowAsync(id);

        await olivia.Runs("/plugins", "support");
        var list = await SeesPageAsync(olivia, 1);
        // Those that are off come first.
        for (var page = 2; !IsListed(list, id); page++)
        {
            await olivia.ClicksOn(list, "Next");
            list = await SeesPageAsync(olivia, page);
        }

        await olivia.Chooses(list, "Show details of …", id);
        var details = Person.TextOf(await olivia.Sees($"🟡 {id}", "support"));
        Assert.Contains(job, details, StringComparison.Ordinal);
        Assert.Contains(result, details, StringComparison.Ordinal);
    }

    private static Task<JsonObject> SeesPageAsync(Person person, int page) =>
        person.Eventually(
            () =>
                person
                    .Messages("support")
                    .LastOrDefault(message =>
                        ((string?)message["embeds"]?[0]?["footer"]?["text"])?.StartsWith($"Page {page} of", StringComparison.Ordinal)
                        == true
                    ),
            () => $"page {page} of the plugins"
        );

    private static bool IsListed(JsonObject list, string id) =>
        Person.Buttons(list).SelectMany(control => control["options"]?.AsArray() ?? []).Any(option => (string?)option!["value"] == id);

    private async Task BecomesYellowAsync(string id)
    {
        var (health, start) = (world.Services.GetRequiredService<PluginHealthQuery>(), Stopwatch.GetTimestamp());
        while ((await health.FindAsync(id, Token))!.Light != PluginLight.Failing)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60), $"{id} does not become yellow.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Token);
        }
    }

    private static async Task SeesAsync(Person person, string seen)
    {
        await person.Runs("/well", "general");
        await person.Sees(seen, "general");
    }

    private async Task<string[]> LogAsync()
    {
        // The bot still writes into it.
        await using var file = new FileStream(
            Assert.Single(Directory.GetFiles(Path.Combine(world.Folder, "logs"))),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var reader = new StreamReader(file);
        return (await reader.ReadToEndAsync(Token)).Split('\n');
    }
}
