using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class ReconnectTests
{
    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(4000)]
    [InlineData(4008)]
    [InlineData(1001)]
    [InlineData(4999)]
    public async Task A_resumable_close_resumes_where_the_session_stood(int code)
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("MESSAGE_CREATE", 7))
                .Disconnect(code)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(
                    op: 6,
                    data =>
                    {
                        Assert.Equal(GatewayTest.Token, data.GetProperty("token").GetString());
                        Assert.Equal(Frames.Session, data.GetProperty("session_id").GetString());
                        Assert.Equal(7, data.GetProperty("seq").GetInt32());
                    }
                )
                .Send(Frames.Event("MESSAGE_CREATE", 8))
                .Send(Frames.Resumed(9))
                .Disconnect(code)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(9, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Resumed(10))
        );
        Assert.Equal([0, 0], test.Delays.Failures);
    }

    [Fact]
    public async Task A_broken_line_resumes()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin().BreakLine().ExpectConnection("/resume").Send(Frames.Hello).Expect(op: 6).Send(Frames.Resumed(2))
        );
    }

    [Theory]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task A_close_that_ends_the_session_identifies_anew(int code)
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s => s.Begin().Disconnect(code).Elapse(SteadyDelays.NewSession).Begin());
    }

    [Fact]
    public async Task A_reconnect_request_closes_without_ending_the_session_and_resumes()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Reconnect)
                .ExpectClose(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
        );
    }

    [Fact]
    public async Task A_reconnect_request_instead_of_hello_connects_again()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Send(Frames.Reconnect)
                .ExpectClose(4000)
                .Begin()
                .Disconnect(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Reconnect)
                .ExpectClose(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
        );
    }

    [Fact]
    public async Task An_invalid_session_that_may_resume_resumes()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.InvalidSession(mayResume: true))
                .ExpectClose(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
        );
    }

    [Fact]
    public async Task An_invalid_session_that_may_not_resume_waits_and_identifies_anew_on_the_known_gateway()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Discord.GrantLogins(5, 0);
        await test.PlayAsync(s =>
            s.Begin()
                .Disconnect(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.InvalidSession(mayResume: false))
                .ExpectClose(4000)
                .Elapse(SteadyDelays.NewSession)
                .Begin()
        );
    }

    [Fact]
    public async Task A_gateway_without_hello_is_left_for_another()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s => s.ExpectConnection("/gateway").Elapse(HelloPatience).ExpectClose(4000).Begin());
    }

    [Fact]
    public async Task A_session_that_cannot_be_resumed_five_times_is_given_up()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
        {
            s.Begin().Disconnect(4000);
            for (var i = 0; i < 5; i++)
                s.ExpectConnection("/resume").Send(Frames.Hello).Expect(op: 6).BreakLine();
            s.Elapse(SteadyDelays.NewSession).Begin();
        });
        Assert.Equal([0, 1, 2, 3, 4, 5], test.Delays.Failures);
    }

    [Fact]
    public async Task A_session_outlives_any_number_of_connections_that_do_not_reach_Discord()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions(new SavedSession("kept", 41, new Uri("ws://127.0.0.1:1/resume")));
        test.Sessions = sessions;
        await test.PlayAsync(s =>
        {
            // The session's own address refuses; after five times the usual one is tried, and it breaks off without HELLO.
            for (var i = 0; i < 5; i++)
                s.ExpectConnection("/gateway").BreakLine();
            s.Until(() => test.Delays.Failures.Count >= 15)
                .ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(41, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Resumed(42))
                .Until(() => test.Connection.State == ConnectionState.Ready);
        });
        Assert.Equal(Enumerable.Range(1, 15), test.Delays.Failures);
        Assert.Equal(("kept", 42), (sessions.Kept!.Id, sessions.Kept.Sequence));
        Assert.Contains(
            "Failed to reach Discord: 127.0.0.1 refused the connection. Retrying in 0 s",
            test.Logs.All,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_session_that_was_kept_through_an_outage_is_begun_anew_when_Discord_has_dropped_it()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Sessions = new MemorySessions(new SavedSession("kept", 41, new Uri("ws://127.0.0.1:1/resume")));
        await test.PlayAsync(s =>
            s.ExpectConnection("/gateway")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.InvalidSession(mayResume: false))
                .ExpectClose(4000)
                .Elapse(SteadyDelays.NewSession)
                .Begin()
        );
        Assert.Equal(6, test.Delays.Failures.Count);
    }

    [Fact]
    public async Task A_refusal_of_the_gateways_address_for_a_day_is_one_warning_and_no_request_until_then_also_after_a_restart()
    {
        var (time, kept) = (new ObservedTime(), new MemoryRefusals());
        await using (var first = await GatewayTest.StartAsync(time: time, refusals: kept))
        {
            first.Discord.Refuse("gateway/bot", 429, """{"message":"You are being rate limited.","retry_after":82721,"global":false}""");
            await first.PlayAsync(s => s.Until(() => time.Pending().Contains(TimeSpan.FromSeconds(82721))));
            Assert.Equal(
                ["Discord allows the next connection at 2000-01-01 22:58:41 UTC; waiting until then, also after a restart "],
                first.Logs.At(LogLevel.Warning)
            );
        }

        await using var next = await GatewayTest.StartAsync(time: time, refusals: kept);
        var asked = 0;
        var rest = next.Discord.Rest;
        next.Discord.Rest = context =>
        {
            asked++;
            return rest(context);
        };
        await next.PlayAsync(s =>
            s.Until(() => time.Pending().Contains(TimeSpan.FromSeconds(82721)))
                .Do(() =>
                {
                    Assert.Equal(0, asked);
                    return Task.CompletedTask;
                })
                .Elapse(TimeSpan.FromSeconds(82721))
                .Begin()
        );
        Assert.Single(next.Logs.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_spent_budget_of_logins_is_waited_for()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Discord.GrantLogins(0, 1);
        await test.PlayAsync(s => s.Elapse(TimeSpan.FromSeconds(90)).Begin());
        Assert.Contains("Reached the session start limit", test.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_answer_without_sense_is_asked_for_again()
    {
        await using var test = await GatewayTest.StartAsync();
        var good = test.Discord.Rest;
        var asked = 0;
        test.Discord.Rest = context => asked++ == 0 ? context.Response.Body.WriteAsync("{\"url\":5}"u8.ToArray()).AsTask() : good(context);
        await test.PlayAsync(s => s.Begin());
        Assert.Equal([1], test.Delays.Failures);
    }

    [Fact]
    public void Reconnect_delays_double_up_to_a_minute_and_vary()
    {
        var delays = new JitteredDelays();
        Assert.InRange(delays.BeforeReconnect(0), TimeSpan.Zero, TimeSpan.FromSeconds(0.5));
        Assert.InRange(delays.BeforeReconnect(1), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(delays.BeforeReconnect(4), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        Assert.InRange(delays.BeforeReconnect(5000), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        Assert.InRange(delays.BeforeNewSession(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        Assert.InRange(delays.BeforeFirstHeartbeat(Frames.Interval), TimeSpan.Zero, Frames.Interval);
        Assert.True(Enumerable.Range(0, 20).Select(_ => delays.BeforeReconnect(9)).Distinct().Count() > 1);
    }
}
