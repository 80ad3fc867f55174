using System.Text;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Host.Events;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>Tickets handles what happens to messages of tickets and panels, and is not asked about others.</summary>
public sealed class CheapEventsStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    private static readonly string[] OfMessages =
    [
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "MESSAGE_DELETE_BULK",
        "MESSAGE_REACTION_ADD",
        "MESSAGE_REACTION_REMOVE",
        "MESSAGE_REACTION_REMOVE_ALL",
        "MESSAGE_REACTION_REMOVE_EMOJI",
    ];

    [Fact]
    public async Task Nothing_that_happens_to_messages_elsewhere_reaches_Tickets_and_what_happens_in_tickets_does()
    {
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        var events = bot.Services.GetRequiredService<EventDispatcher>();
        await using var guild = await world.NewGuildAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        // Before the first event nobody knows the channels, so all of them count.
        Assert.All(OfMessages, name => Assert.True(IsNeeded(events, name, "1"), name));

        await guild.SetUpAsync();
        await carl.OpensTicket();
        await tess.Deletes(await tess.Writes("ticket-log", "Oops"));
        await tess.Eventually(
            () => IsNeeded(events, "MESSAGE_DELETE", guild.Channel("ticket-log")) ? null : "",
            () => "the channels are still not known"
        );

        Assert.DoesNotContain(OfMessages, name => IsNeeded(events, name, guild.Channel("ticket-log")));
        var ticket = tess.Channel("tech-0001");
        Assert.All(OfMessages, name => Assert.True(IsNeeded(events, name, ticket), name));
        Assert.True(IsNeeded(events, "MESSAGE_DELETE", guild.Channel("support")));
        Assert.False(IsNeeded(events, "MESSAGE_CREATE", guild.Channel("support")));
        await carl.Writes("tech-0001", "It says 500 now");
        await carl.ClosesTicket("tech-0001");
        Assert.Contains(
            "It says 500 now",
            Encoding.UTF8.GetString(
                await tess.Opens((await tess.Sees("Ticket 0001 closed", "ticket-log"))["attachments"]!.AsArray()[0]!.AsObject())
            ),
            StringComparison.Ordinal
        );
    }

    private static bool IsNeeded(EventDispatcher events, string name, string channel) =>
        events.IsNeeded(name, Encoding.UTF8.GetBytes($$"""{"channel_id":"{{channel}}","guild_id":"1"}"""));
}
