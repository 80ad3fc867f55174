using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What closing a ticket asks of Discord.</summary>
public sealed class CloseCallsStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    [Fact]
    public async Task A_close_takes_seven_calls_once_the_reason_is_given_and_one_until_the_customer_sees_it()
    {
        await using var guild = await world.NewGuildAsync();
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await carl.Writes("tech-0001", "It is urgent.");
        await tess.Sees("It is urgent.", "tech-0001");
        var connection = (RecordingConnection)bot.Services.GetRequiredService<IDiscordConnection>();
        await tess.Clicks("Close ticket", "tech-0001");
        var before = connection.Requests.Count;

        await tess.FillsIn(("reason", "Done"));
        await carl.Sees("This ticket is closed", "tech-0001");
        await carl.Sees("Here is the transcript");
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await carl.SeesNoChannel("tech-0001");

        var calls = connection
            .Requests.Skip(before)
            .Where(call =>
                call.Path.Contains(guild.Id, StringComparison.Ordinal) || !call.Path.StartsWith("guilds/", StringComparison.Ordinal)
            )
            .Where(call => !IsOfTheDoctor($"{call.Method} {call.Path}"))
            .Select(call => $"{call.Method} {call.Path.Split('/')[0]}")
            // Where the machine is slow, the bot asks Discord for time first and then fills its answer in.
            // The control message may be pinned only now.
            .Where(call => call is not ("PATCH webhooks" or "PUT channels"))
            .ToList();
        Assert.True(calls.Count <= 7, $"{calls.Count} calls: {string.Join(", ", calls)}");
        // What everybody in the channel sees is the answer itself.
        Assert.Equal("POST interactions", calls[0]);
        Assert.Single(calls, call => call == "POST interactions");
    }

    // It looks at a server some seconds after a start, whatever else happens there.
    private static bool IsOfTheDoctor(string call) =>
        call.StartsWith("GET guilds/", StringComparison.Ordinal)
        || call.StartsWith("GET applications/", StringComparison.Ordinal)
        || (call.StartsWith("GET channels/", StringComparison.Ordinal) && call.Contains("/messages/", StringComparison.Ordinal));
}
