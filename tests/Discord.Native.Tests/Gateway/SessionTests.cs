using System.Collections.Concurrent;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;

namespace DCTicket.Discord.Native.Tests.Gateway;

/// <summary>A session goes on in the next process.</summary>
public sealed class SessionTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_stop_keeps_the_session_and_closes_so_that_Discord_keeps_it_too()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions();
        test.Sessions = sessions;
        var code = await test.PlayAsync(s => s.Begin().Send(Frames.Event("MESSAGE_CREATE", 2)).Until(() => test.Events.Count == 1));
        Assert.Equal(4000, code);
        Assert.Equal(new SavedSession(Frames.Session, 2, new Uri(test.Discord.SocketUrl, "/resume")), sessions.Kept);
    }

    [Fact]
    public async Task The_next_process_resumes_and_gets_what_was_missed_as_replays()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Sessions = new MemorySessions(new SavedSession("kept", 41, new Uri(test.Discord.SocketUrl, "/resume")));
        var replays = new ConcurrentQueue<bool>();
        test.OnDispatch = dispatch =>
        {
            replays.Enqueue(dispatch.IsReplay);
            return Task.CompletedTask;
        };
        await test.PlayAsync(s =>
            s.ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(
                    op: 6,
                    data =>
                    {
                        Assert.Equal("kept", data.GetProperty("session_id").GetString());
                        Assert.Equal(41, data.GetProperty("seq").GetInt32());
                    }
                )
                .Send(Frames.Event("MESSAGE_CREATE", 42))
                .Send(Frames.Resumed(43))
                .Send(Frames.Event("MESSAGE_CREATE", 44))
                .Until(() => test.Events.Count == 2)
        );
        Assert.Equal([true, false], replays);
        Assert.Equal(44, ((MemorySessions)test.Sessions).Kept!.Sequence);
    }

    [Fact]
    public async Task An_event_that_nobody_needs_is_not_handed_on_and_counts_as_handled()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions();
        test.Sessions = sessions;
        test.IsNeeded = (name, data) => name != "MESSAGE_CREATE" || data.IsEmpty;
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("GUILD_CREATE", 2))
                .Send(Frames.Event("MESSAGE_CREATE", 3))
                .Send(Frames.Event("GUILD_CREATE", 4))
                .Until(() => test.Events.Count == 2)
                .Elapse(Pause)
                .Until(() => sessions.Kept?.Sequence == 4)
        );
        Assert.All(test.Events, e => Assert.StartsWith("GUILD_CREATE", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_older_RESUMED_among_what_was_missed_does_not_end_the_replay()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Sessions = new MemorySessions(new SavedSession("kept", 41, new Uri(test.Discord.SocketUrl, "/resume"), Received: 44));
        test.Wanted.Add("RESUMED");
        var replays = new ConcurrentQueue<(string, bool)>();
        test.OnDispatch = dispatch =>
        {
            replays.Enqueue((dispatch.Event, dispatch.IsReplay));
            return Task.CompletedTask;
        };
        await test.PlayAsync(s =>
            s.ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(41, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Event("MESSAGE_CREATE", 42))
                .Send(Frames.Resumed(43))
                .Send(Frames.Event("MESSAGE_CREATE", 44))
                .Send(Frames.Event("MESSAGE_CREATE", 45))
                .Send(Frames.Resumed(46))
                .Send(Frames.Event("MESSAGE_CREATE", 47))
                .Until(() => test.Events.Count == 5)
        );
        Assert.Equal(
            [("MESSAGE_CREATE", true), ("MESSAGE_CREATE", true), ("MESSAGE_CREATE", true), ("RESUMED", false), ("MESSAGE_CREATE", false)],
            replays
        );
    }

    [Fact]
    public async Task What_came_is_saved_at_RESUMED_before_the_next_event_though_it_is_not_handled_yet()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions(new SavedSession("kept", 41, new Uri(test.Discord.SocketUrl, "/resume")));
        test.Sessions = sessions;
        var slow = new TaskCompletionSource();
        SavedSession? saved = null;
        test.OnDispatch = dispatch =>
        {
            saved = sessions.Kept;
            return dispatch.Event == "GUILD_CREATE" ? slow.Task : Task.CompletedTask;
        };
        await test.PlayAsync(s =>
            s.ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Event("GUILD_CREATE", 42))
                .Send(Frames.Resumed(43))
                .Send(Frames.Event("MESSAGE_CREATE", 44))
                .Until(() => test.Events.Count == 2)
                .Do(() =>
                {
                    slow.SetResult();
                    return Task.CompletedTask;
                })
        );
        Assert.Equal((41, 43), (saved!.Sequence, saved.Received));
    }

    [Fact]
    public async Task An_event_that_is_still_in_hand_is_not_saved_as_handled_nor_is_what_came_after_it()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions();
        test.Sessions = sessions;
        var slow = new TaskCompletionSource();
        test.OnDispatch = dispatch => dispatch.Event == "GUILD_CREATE" ? slow.Task : Task.CompletedTask;
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("MESSAGE_CREATE", 2))
                .Send(Frames.Event("GUILD_CREATE", 3))
                .Send(Frames.Event("MESSAGE_CREATE", 4))
                .Send(Frames.Event("TYPING_START", 5))
                .Send(Frames.Event("MESSAGE_CREATE", 6))
                .Until(() => test.Events.Count == 4)
                .Elapse(Pause)
                .Until(() => sessions.Kept?.Sequence == 2)
                .Send(Frames.HeartbeatRequest)
                .Expect(op: 1, "2")
                .Do(() =>
                {
                    slow.SetResult();
                    return Task.CompletedTask;
                })
                .Elapse(Pause)
                .Until(() => sessions.Kept?.Sequence == 6)
        );
    }

    [Fact]
    public async Task A_broken_line_resumes_after_the_last_event_that_came_though_it_is_still_in_hand()
    {
        await using var test = await GatewayTest.StartAsync();
        var slow = new TaskCompletionSource();
        test.OnDispatch = _ => slow.Task;
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("MESSAGE_CREATE", 2))
                .Until(() => test.Events.Count == 1)
                .BreakLine()
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6, data => Assert.Equal(2, data.GetProperty("seq").GetInt32()))
                .Send(Frames.Resumed(3))
                .Do(() =>
                {
                    slow.SetResult();
                    return Task.CompletedTask;
                })
        );
    }

    [Fact]
    public async Task A_stop_waits_five_seconds_for_what_is_in_hand_and_leaves_the_rest_to_the_next_start()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions();
        test.Sessions = sessions;
        test.OnDispatch = dispatch => dispatch.Event == "GUILD_CREATE" ? new TaskCompletionSource().Task : Task.CompletedTask;
        var stopped = test.PlayAsync(s =>
            s.Begin().Send(Frames.Event("MESSAGE_CREATE", 2)).Send(Frames.Event("GUILD_CREATE", 3)).Until(() => test.Events.Count == 2)
        );
        await test.Time.ElapseAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(4000, await stopped);
        Assert.Equal(2, sessions.Kept!.Sequence);
    }

    [Fact]
    public async Task A_session_that_Discord_does_not_know_any_more_is_begun_anew_and_kept_instead()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions(new SavedSession("too old", 41, new Uri(test.Discord.SocketUrl, "/resume")));
        test.Sessions = sessions;
        await test.PlayAsync(s =>
            s.ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.InvalidSession(mayResume: false))
                .ExpectClose(4000)
                .Elapse(SteadyDelays.NewSession)
                .Begin()
        );
        Assert.Equal((Frames.Session, 1), (sessions.Kept!.Id, sessions.Kept.Sequence));
    }

    [Fact]
    public async Task A_session_that_cannot_go_on_is_not_kept()
    {
        await using var test = await GatewayTest.StartAsync();
        var sessions = new MemorySessions(new SavedSession("kept", 41, new Uri(test.Discord.SocketUrl, "/resume")));
        test.Sessions = sessions;
        test.Discord.Refuse("users/@me", 401);
        await test.PlayToTheEndAsync(s => s.ExpectConnection("/resume").Send(Frames.Hello).Expect(op: 6).Disconnect(4004));
        Assert.Null(sessions.Kept);
    }

    [Fact]
    public async Task A_session_is_saved_once_a_second_at_most_and_once_a_minute_while_nothing_happens()
    {
        var time = new ObservedTime();
        var sessions = new MemorySessions();
        var session = new GatewaySession(new SavedSession("a", 1, new Uri("wss://gateway.discord.gg")));
        await using var keeper = new SessionPersister(session, sessions, time);
        for (var i = 2; i < 100; i++)
            session.Receive(i);
        await time.ElapseAsync(Pause);
        await time.WaitsAsync(Pause);
        Assert.Equal((1, 99), (sessions.Saves, sessions.Kept!.Sequence));

        for (var i = 0; i < 59; i++)
            await time.ElapseAsync(Pause);
        await time.WaitsAsync(Pause);
        Assert.Equal(1, sessions.Saves);
        await time.ElapseAsync(Pause);
        await time.WaitsAsync(Pause);
        Assert.Equal(2, sessions.Saves);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    public void An_old_or_senseless_number_does_not_lead_back(long sequence)
    {
        var session = new GatewaySession(new SavedSession("a", 7, new Uri("wss://gateway.discord.gg")));
        session.Receive(sequence);
        session.Receive(null);
        Assert.Equal(7, session.Handled);
    }
}
