using System.Net.Http.Json;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Interactions;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Discord;

/// <summary>What Discord tells plugins, over a real WebSocket.</summary>
public sealed class EventStory(World world)
{
    [Fact]
    public async Task Plugins_hear_of_channels_roles_threads_and_pins()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();

        foreach (var verbs in new[] { "server", "channel", "message", "thread" })
            await adam.Runs($"/probe-verbs {verbs}", Probes.Channel);

        await Hears(
            adam,
            "ChannelCreated made-here",
            "ChannelUpdated Second",
            "MemberUpdated Adam",
            "PinsUpdated",
            "RoleCreated",
            "RoleDeleted",
            "ThreadDeleted",
            "ThreadUpdated True"
        );
    }

    [Fact]
    public async Task Plugins_hear_of_reactions()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        var message = await carl.Writes(Probes.Channel, "React to this");
        var reactions = $"channels/{message["channel_id"]}/messages/{message["id"]}/reactions";

        await adam.SendAsync(HttpMethod.Put, $"{reactions}/{Uri.EscapeDataString("👍")}/@me", null);
        await carl.SendAsync(HttpMethod.Put, $"{reactions}/{Uri.EscapeDataString("👎")}/@me", null);
        await carl.SendAsync(HttpMethod.Delete, $"{reactions}/{Uri.EscapeDataString("👎")}/@me", null);
        await adam.SendAsync(HttpMethod.Delete, reactions, null);

        await Hears(adam, "ReactionAdded 👍", "ReactionAdded 👎", "ReactionRemoved 👎", "ReactionsCleared");
    }

    [Fact]
    public async Task Plugins_hear_who_leaves_and_what_the_server_is_called_now()
    {
        await using var guild = await world.NewGuildAsync();
        var olivia = await guild.Olivia();

        await olivia.SendAsync(HttpMethod.Delete, $"guilds/{guild.Id}/members/{guild.PersonId("Carl")}", null);
        await olivia.SendAsync(HttpMethod.Patch, $"guilds/{guild.Id}", JsonContent.Create(new { name = "Another name" }));
        await olivia.SendAsync(
            HttpMethod.Patch,
            $"guilds/{guild.Id}/roles/{guild.Role("Billing")}",
            JsonContent.Create(new { name = "Money" })
        );

        await Hears(olivia, "GuildUpdated Another name", "MemberLeft Carl", "RoleUpdated Money");
    }

    // An event may come after the answer to the request that it is about.
    private static async Task Hears(Person person, params string[] events)
    {
        for (var left = 50; ; left--)
        {
            var before = person.Messages().Count();
            await person.Runs("/probe-events", Probes.Channel);
            var answer = await person.Eventually(
                () =>
                    person.Messages().Count() > before
                        ? person.Messages().LastOrDefault(m => Person.TextOf(m).StartsWith("Events: ", StringComparison.Ordinal))
                        : null,
                () => "an answer"
            );
            var missing = events.Where(e => !Person.TextOf(answer).Contains(e, StringComparison.Ordinal)).ToList();
            if (missing.Count == 0)
                return;
            Assert.True(left > 0, $"Missing: {string.Join(", ", missing)}. {Person.TextOf(answer)}");
        }
    }
}
