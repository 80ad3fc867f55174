using System.Text;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Interactions;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>What plugins keep of a person, handed out and forgotten.</summary>
public sealed class UserDataStory(World world)
{
    [Fact]
    public async Task A_person_gets_what_plugins_keep_and_is_forgotten_in_this_server_alone()
    {
        await using var guild = await world.NewGuildAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());

        await carl.Runs("/probe-mydata export", Probes.Channel);
        var files = (await carl.Sees("Data of "))["attachments"]!
            .AsArray()
            .OfType<JsonObject>()
            .ToDictionary(file => (string)file["filename"]!);
        Assert.Contains("\"name\": \"卡爾\"", Encoding.UTF8.GetString(await carl.Opens(files["probe-you.json"])), StringComparison.Ordinal);
        Assert.Equal("Nothing special", Encoding.UTF8.GetString(await carl.Opens(files["probe-notes.txt"])));

        await carl.Runs("/probe-mydata erase", Probes.Channel);
        await carl.Sees("Erased 1");
        await carl.Runs("/probe-mydata erase", Probes.Channel);
        await carl.Sees("Erased 0");
        await carl.Runs("/probe-mydata export", Probes.Channel);
        await carl.Eventually(
            () =>
                carl.Messages().Last() is { } last && ((string)last["content"]!).StartsWith("Data of ", StringComparison.Ordinal)
                    ? last
                    : null,
            () => "a second export"
        );
        Assert.Empty(carl.Messages().Last()["attachments"]!.AsArray());
        await cora.Runs("/probe-mydata export", Probes.Channel);
        Assert.Equal(2, (await cora.Sees("Data of "))["attachments"]!.AsArray().Count);
    }
}
