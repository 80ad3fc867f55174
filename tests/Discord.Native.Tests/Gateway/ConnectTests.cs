using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class ConnectTests
{
    [Fact]
    public async Task The_connection_identifies_after_hello()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(
                    op: 2,
                    data =>
                    {
                        Assert.Equal(GatewayTest.Token, data.GetProperty("token").GetString());
                        Assert.Equal(513, data.GetProperty("intents").GetInt32());
                        Assert.False(data.GetProperty("compress").GetBoolean());
                        Assert.Equal(50, data.GetProperty("large_threshold").GetInt32());
                        Assert.Equal("[0,1]", data.GetProperty("shard").GetRawText());
                        Assert.Equal("DCTicket", data.GetProperty("properties").GetProperty("browser").GetString());
                    }
                )
                .Send(Frames.Ready(test.Discord.SocketUrl))
                .Until(() => test.Connection.State == ConnectionState.Ready)
        );
        Assert.Equal(ConnectionState.Disconnected, test.Connection.State);
        Assert.DoesNotContain(GatewayTest.Token, test.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_closes_with_1000_so_that_the_bot_shows_offline()
    {
        await using var test = await GatewayTest.StartAsync();
        Assert.Equal(1000, await test.PlayAsync(s => s.Begin()));
    }
}
