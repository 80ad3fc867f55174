using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class SendLimitTests
{
    private static readonly TimeSpan IdentifyPace = TimeSpan.FromSeconds(5);

    [Fact]
    public void No_more_than_120_go_in_a_minute_and_the_last_twenty_are_for_own_beats()
    {
        var time = new FakeTimeProvider();
        var limit = new SendLimit(time);
        Assert.Equal(100, Enumerable.Range(0, 200).Count(_ => limit.TryTake(asked: true)));
        Assert.Equal(20, Enumerable.Range(0, 200).Count(_ => limit.TryTake()));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(limit.TryTake());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limit.TryTake(asked: true));
    }

    [Fact]
    public async Task A_flood_of_asked_for_heartbeats_is_answered_up_to_the_limit_and_the_own_beat_still_goes()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
        {
            s.Begin();
            for (var i = 0; i < 500; i++)
                s.Send(Frames.HeartbeatRequest);
            s.Send(Frames.Event("MESSAGE_CREATE", 2)).Until(() => test.Events.Count == 1);
            for (var i = 0; i < 99; i++)
                s.Expect(op: 1, "1");
            s.Elapse(SteadyDelays.FirstHeartbeat).Expect(op: 1, "2");
        });
    }

    [Fact]
    public async Task Two_identifies_are_five_seconds_apart()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s => s.ExpectConnection("/gateway").Send(Frames.Hello).Expect(op: 2).BreakLine().Elapse(IdentifyPace).Begin());
    }

    [Fact]
    public async Task A_token_that_does_not_fit_into_a_payload_is_not_sent()
    {
        await using var test = await GatewayTest.StartAsync(token: new string('x', 4096));
        var message = await test.PlayToTheEndAsync(s => s.ExpectConnection("/gateway").Send(Frames.Hello).ExpectClose(4000));
        Assert.StartsWith("The bot's token is far too long", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_does_not_fit_into_a_payload_is_begun_anew()
    {
        await using var test = await GatewayTest.StartAsync();
        var endless = Frames.Ready(test.Discord.SocketUrl).Replace(Frames.Session, new string('x', 4096), StringComparison.Ordinal);
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(op: 2)
                .Send(endless)
                .Until(() => test.Connection.State == ConnectionState.Ready)
                .BreakLine()
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .ExpectClose(4000)
                .Elapse(SteadyDelays.NewSession)
                .Begin()
        );
    }
}
