using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class StatusTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_status_tells_since_when_the_connection_is_ready()
    {
        await using var test = await GatewayTest.StartAsync();
        var start = test.Time.GetUtcNow();
        Assert.Equal(new ConnectionStatus(ConnectionState.Disconnected, start, null), test.Connection.Status);
        test.Time.Advance(Second);
        await test.PlayAsync(s =>
            s.Begin()
                .Do(() =>
                {
                    Assert.Equal(new ConnectionStatus(ConnectionState.Ready, start + Second, null), test.Connection.Status);
                    return Task.CompletedTask;
                })
        );
        Assert.Equal(ConnectionState.Disconnected, test.Connection.Status.State);
        Assert.Equal("asked to stop", test.Connection.Status.Reason);
    }

    [Fact]
    public async Task Attempts_to_connect_again_leave_the_moment_when_the_connection_was_lost()
    {
        await using var test = await GatewayTest.StartAsync();
        var lost = test.Time.GetUtcNow();
        await test.PlayAsync(s =>
            s.Begin()
                .Disconnect(4000)
                .ExpectConnection("/resume")
                .Do(() => LoseAsync("closed with 4000"))
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Disconnect(4008)
                .ExpectConnection("/resume")
                .Do(() => LoseAsync("closed with 4008"))
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
                .Until(() => test.Connection.State == ConnectionState.Ready)
                .Do(() =>
                {
                    Assert.Equal(new ConnectionStatus(ConnectionState.Ready, lost + Second + Second, null), test.Connection.Status);
                    return Task.CompletedTask;
                })
        );

        Task LoseAsync(string reason)
        {
            Assert.Equal(new ConnectionStatus(ConnectionState.Connecting, lost, reason), test.Connection.Status);
            test.Time.Advance(Second);
            return Task.CompletedTask;
        }
    }
}
