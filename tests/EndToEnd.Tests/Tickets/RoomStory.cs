using System.Net.Http.Json;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What happens when Discord has no room.</summary>
public sealed class RoomStory(World world)
{
    [Fact]
    public async Task B14_A_ticket_that_has_no_room_in_the_category_gets_one_more_and_the_next_one_stands_there_as_well() // B14
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, carl, cora) = (await guild.Adam(), await guild.Carl(), await guild.Cora());
        await FillAsync(guild, adam);

        await carl.OpensTicket();
        await cora.OpensTicket();

        await adam.SeesChannel("Tickets 2");
        await adam.SeesChannel("tech-0002");
        foreach (var name in new[] { "tech-0001", "tech-0002" })
            Assert.Equal(
                adam.Channel("Tickets 2"),
                (string?)(await adam.SendAsync(HttpMethod.Get, $"channels/{adam.Channel(name)}", null))["parent_id"]
            );
        Assert.DoesNotContain("tech-0001", cora.Channels); // B2
        Assert.DoesNotContain("tech-0002", carl.Channels);
    }

    private static async Task FillAsync(Guild guild, Person adam)
    {
        for (var i = 0; i < 50; i++)
        {
            using var body = JsonContent.Create(new { name = $"old-{i}", parent_id = guild.Channel("Tickets") });
            try
            {
                await adam.SendAsync(HttpMethod.Post, $"guilds/{guild.Id}/channels", body);
            }
            catch (RefusedException e) when (e.Status == 400)
            {
                return;
            }
        }
    }
}
