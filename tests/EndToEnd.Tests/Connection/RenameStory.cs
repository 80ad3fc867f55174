using DCTicket.Contracts;
using DCTicket.Discord.Native;
using DCTicket.Discord.Rest;
using DCTicket.EndToEnd.Tests.Bots;
using Microsoft.Extensions.Logging.Abstractions;

namespace DCTicket.EndToEnd.Tests.Connection;

/// <summary>Discord takes two names of a channel in ten minutes, and says so only when it refuses the third.</summary>
public sealed class RenameStory(World world)
{
    [Fact]
    public async Task A_bot_that_knows_nothing_of_earlier_renames_is_refused_for_long_and_everything_but_the_name_goes_on()
    {
        await using var guild = await world.NewGuildAsync();
        var channel = Snowflake.Parse(guild.Channel("support"));
        await using (var first = Connect())
        {
            var before = Client(first);
            await before.ModifyChannelAsync(channel, new ChannelChange { Name = "one" }, "", CancellationToken.None);
            await before.ModifyChannelAsync(channel, new ChannelChange { Name = "two" }, "", CancellationToken.None);
            var known = await Assert.ThrowsAsync<DiscordDelayException>(() =>
                before.ModifyChannelAsync(channel, new ChannelChange { Name = "three" }, "", CancellationToken.None)
            );
            Assert.InRange(known.Wait, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        }

        await using var second = Connect();
        var after = Client(second);
        var learned = await Assert.ThrowsAsync<DiscordDelayException>(() =>
            after.ModifyChannelAsync(
                channel,
                new ChannelChange
                {
                    Name = "four",
                    Topic = "moved",
                    ParentId = Snowflake.Parse(guild.Channel("Tickets")),
                },
                "",
                CancellationToken.None
            )
        );
        Assert.InRange(learned.Wait, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(10));
        var now = await after.GetChannelAsync(channel, CancellationToken.None);
        Assert.Equal(("two", Snowflake.Parse(guild.Channel("Tickets"))), (now!.Name, now.ParentId!.Value));
        await after.ModifyChannelAsync(channel, new ChannelChange { Slowmode = TimeSpan.FromSeconds(5) }, "", CancellationToken.None);
    }

    private static DiscordClient Client(NativeConnection connection) => new(connection, new Snowflake(1), "test");

    private NativeConnection Connect() =>
        new(
            new NativeConnectionOptions { Token = world.Token, RestUrl = new Uri(world.Sandbox, "/api/v10/") },
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
}
