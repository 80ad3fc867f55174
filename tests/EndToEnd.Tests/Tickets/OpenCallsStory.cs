using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What opening a ticket asks of Discord.</summary>
public sealed class OpenCallsStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    // So often may the machine be too slow: then the bot asks Discord for time first, which is one call more.
    private const int Attempts = 4;

    [Fact]
    public async Task A_ticket_takes_five_calls_and_two_until_its_channel_is_there()
    {
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        var connection = (RecordingConnection)bot.Services.GetRequiredService<IDiscordConnection>();
        var calls = await OpenAsync(connection);
        for (var attempt = 1; attempt < Attempts && calls.Contains("PATCH webhooks"); attempt++)
            calls = await OpenAsync(connection);

        Assert.Equal(["POST interactions", "POST guilds"], calls.Take(2));
        // The control message, the pin on it, and the answer to whoever opened the ticket.
        Assert.Equal(["POST channels", "POST interactions", "PUT channels"], calls.Skip(2).Order());
    }

    private async Task<List<string>> OpenAsync(RecordingConnection connection)
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var before = connection.Requests.Count;

        await carl.OpensTicket();
        await tess.Sees(Desk.Problem, "tech-0001");
        await carl.Sees("Your ticket is ready");
        await carl.Eventually(
            () => connection.Requests.Skip(before).FirstOrDefault(call => call.Method == HttpMethod.Put),
            () => "the pin of the control message"
        );

        return
        [
            .. connection
                .Requests.Skip(before)
                .Where(call =>
                    call.Path.Contains(guild.Id, StringComparison.Ordinal) || !call.Path.StartsWith("guilds/", StringComparison.Ordinal)
                )
                .Where(call => !IsOfTheDoctor($"{call.Method} {call.Path}"))
                .Select(call => $"{call.Method} {call.Path.Split('/')[0]}"),
        ];
    }

    // It looks for the panels' messages some seconds after a start, whatever else happens.
    private static bool IsOfTheDoctor(string call) =>
        call.StartsWith("GET channels/", StringComparison.Ordinal) && call.Contains("/messages/", StringComparison.Ordinal);
}
