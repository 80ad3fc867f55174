using System.Net.Http.Json;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Interactions;

namespace DCTicket.EndToEnd.Tests.Discord;

/// <summary>What plugins say to Discord, over real HTTP.</summary>
public sealed class VerbStory(World world)
{
    [Theory]
    [InlineData(
        "server",
        "DCTicket Demo, owned: True, joined: True, made: Made FF0000 AddReactions True, has: True False, left: False, stranger: False."
    )]
    [InlineData(
        "channel",
        "Category, made-here in it: True, then renamed Second, overwrite: Member ViewChannel SendMessages, removed: True, "
            + "gone: True, by the bot: True, because: A test."
    )]
    [InlineData("message", "Made a.txt, Edited a.txt, Replaced b.txt, pinned: True False, gone: True.")]
    [InlineData(
        "reply",
        "to the first: True, silent: True False, pings: True, reactions: 👀1 0, before: Before+First, to a deleted one: False, "
            + "user: True, stranger: False."
    )]
    [InlineData("thread", "PrivateThread in here: True, active: True False, archived: True, locked: True.")]
    public async Task Every_verb_does_what_it_says(string verbs, string outcome)
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();

        await adam.Runs($"/probe-verbs {verbs}", Probes.Channel);

        await adam.Sees(outcome);
    }

    [Fact]
    public async Task A_direct_message_reaches_a_plugin_that_handles_them()
    {
        await using var guild = await world.NewGuildAsync();
        var carl = await guild.Carl();
        await carl.Runs("/probe-later", Probes.Channel);
        var bot = (await carl.Sees("The job ran"))["author"]!["id"]!.DeepClone();

        var opened = await carl.SendAsync(HttpMethod.Post, "users/@me/channels", JsonContent.Create(new { recipient_id = bot }));
        await carl.SendAsync(HttpMethod.Post, $"channels/{opened["id"]}/messages", JsonContent.Create(new { content = "Probe me" }));

        var answer = await carl.Sees("Heard Probe me");
        Assert.Equal((string?)opened["id"], (string?)answer["channel_id"]);
    }

    [Fact]
    public async Task Permissions_are_computed_as_Discord_does()
    {
        await using var guild = await world.NewGuildAsync();
        foreach (var person in new[] { await guild.Olivia(), await guild.Adam(), await guild.Tess(), await guild.Carl() })
        {
            await person.Runs("/probe-permissions", Probes.Channel);
            await person.Sees("Computed right.");
        }
    }
}
