using DCTicket.Discord.Connection;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What a restart that goes on with its session asks of Discord.</summary>
public sealed class RestartCallsStory(OwnWorld world) : IClassFixture<OwnWorld>
{
    // The first call, which asks who the bot is, comes before the recording begins.
    private const int MaxCalls = 9;

    [Fact]
    public async Task A_restart_that_resumes_takes_at_most_ten_calls_for_a_server_with_open_tickets()
    {
        await using var guild = await world.NewGuildAsync();
        var folder = world.NewFolder();
        var (carl, tess, cora) = (await guild.Carl(), await guild.Tess(), await guild.Cora());
        await using (await world.StartBotAsync(folder, TestPlugins.Tickets()))
        {
            await guild.SetUpAsync();
            await carl.OpensTicket();
            await cora.OpensTicket();
            await tess.SeesChannel("tech-0002");
        }

        await using var bot = await world.StartBotAsync(folder, TestPlugins.Tickets());
        var requests = ((RecordingConnection)bot.Services.GetRequiredService<IDiscordConnection>()).Requests;
        // The last one of the first look at the server's health.
        await carl.Eventually(
            () => requests.FirstOrDefault(call => call.Path.EndsWith("/roles/member-counts", StringComparison.Ordinal)),
            () => "the look at the server's health"
        );

        // Each server is looked at, and the Sandbox has one of its own.
        var calls = requests
            .Where(call =>
                !call.Path.StartsWith("guilds/", StringComparison.Ordinal) || call.Path.Contains(guild.Id, StringComparison.Ordinal)
            )
            .Select(call => $"{call.Method} {call.Path}")
            .ToList();
        Assert.True(calls.Count <= MaxCalls, $"{calls.Count} calls:\n{string.Join('\n', calls)}");
        Assert.Contains($"GET guilds/{guild.Id}/threads/active", calls);
    }
}
