using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What opening a ticket asks of Discord.</summary>
public sealed class OpenCallsStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    [Fact]
    public async Task A_ticket_takes_four_calls_and_two_until_its_channel_is_there()
    {
        await using var guild = await world.NewGuildAsync();
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets());
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        var connection = (RecordingConnection)bot.Services.GetRequiredService<IDiscordConnection>();
        var before = connection.Requests.Count;

        await carl.OpensTicket();
        await tess.Sees(Desk.Problem, "tech-0001");
        await carl.Sees("Your ticket is ready");

        var calls = connection.Requests.Skip(before).Where(call => call.Path.Contains(guild.Id, StringComparison.Ordinal) || !call.Path.StartsWith("guilds/", StringComparison.Ordinal))
            .Select(call => $"{call.Method} {call.Path.Split('/')[0]}").ToList();
        Assert.Equal(["POST interactions", "POST guilds"], calls.Take(2));
        Assert.Equal(["POST channels", "POST interactions"], calls.Skip(2).Order());
    }
}
