using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task Heartbeats_carry_the_last_sequence_and_go_on_while_acknowledged()
    {
        await using var test = await GatewayTest.StartAsync();
        var code = await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(op: 2)
                .Elapse(SteadyDelays.FirstHeartbeat)
                .Expect(op: 1, "null")
                .Send(Frames.HeartbeatAck)
                .Send(Frames.Ready(test.Discord.SocketUrl))
                .Send(Frames.Event("GUILD_CREATE", 2))
                .Until(() => test.Events.Count == 1)
                .Elapse(Frames.Interval)
                .Expect(op: 1, "2")
                .Send(Frames.HeartbeatAck)
                .Send(Frames.Event("SOMETHING_ELSE", 3))
                .Send(Frames.Event("GUILD_CREATE", 4))
                .Until(() => test.Events.Count == 2)
                .Elapse(Frames.Interval)
                .Expect(op: 1, "4")
        );
        Assert.Equal(1000, code);
    }

    [Fact]
    public async Task A_lost_heartbeat_ack_resumes_the_session()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin()
                .Elapse(SteadyDelays.FirstHeartbeat)
                .Expect(op: 1)
                .Elapse(Frames.Interval)
                .ExpectClose(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(1, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Resumed(2))
        );
    }

    [Fact]
    public async Task A_heartbeat_that_Discord_asks_for_goes_at_once()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s => s.Begin().Send(Frames.HeartbeatRequest).Expect(op: 1, "1"));
        Assert.Empty(test.Time.Elapsed);
    }

    [Fact]
    public async Task Heartbeats_go_on_while_a_handler_takes_its_time()
    {
        await using var test = await GatewayTest.StartAsync();
        using var handler = new ManualResetEventSlim();
        test.OnDispatch = _ =>
        {
            Assert.True(handler.Wait(TimeSpan.FromSeconds(10)));
            return Task.CompletedTask;
        };
        var code = await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("MESSAGE_CREATE", 2))
                .Until(() => test.Events.Count == 1)
                .Elapse(SteadyDelays.FirstHeartbeat)
                .Expect(op: 1)
                .Send(Frames.HeartbeatAck)
                .Elapse(Frames.Interval)
                .Expect(op: 1)
                .Do(() =>
                {
                    handler.Set();
                    return Task.CompletedTask;
                })
        );
        Assert.Equal(1000, code);
    }

    [Theory]
    [InlineData(41250, 41250)]
    [InlineData(0, 41250)]
    [InlineData(-5, 41250)]
    [InlineData(double.NaN, 41250)]
    [InlineData(double.PositiveInfinity, 41250)]
    [InlineData(200, 200)]
    public void A_senseless_interval_becomes_the_usual_one(double asked, double taken) =>
        Assert.Equal(TimeSpan.FromMilliseconds(taken), HeartbeatLoop.Interval(asked));
}
