using System.Text;
using DCTicket.Discord.Native.Gateway;
using DCTicket.Discord.Native.Tests.Support;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Tests.Gateway;

public sealed class EventTests
{
    [Fact]
    public async Task Events_come_in_order_and_only_those_asked_for()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
        {
            s.Begin();
            for (var i = 2; i < 100; i++)
                s.Send(Frames.Event(i % 3 == 0 ? "TYPING_START" : "MESSAGE_CREATE", i, $"{i}"));
            s.Until(() => test.Events.Contains("MESSAGE_CREATE 98"));
        });
        Assert.Equal(Enumerable.Range(2, 98).Where(i => i % 3 != 0).Select(i => $"MESSAGE_CREATE {i}"), test.Events);
    }

    [Fact]
    public async Task Ready_and_resumed_are_handed_on_when_asked_for()
    {
        await using var test = await GatewayTest.StartAsync();
        test.Wanted.UnionWith(["READY", "RESUMED"]);
        await test.PlayAsync(s =>
            s.Begin()
                .Disconnect(4000)
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
                .Until(() => test.Events.Count == 2)
        );
        Assert.Collection(
            test.Events,
            first => Assert.Contains(Frames.Session, first, StringComparison.Ordinal),
            second => Assert.StartsWith("RESUMED", second, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_the_next_event_comes()
    {
        await using var test = await GatewayTest.StartAsync();
        test.OnDispatch = dispatch => throw new InvalidOperationException($"no {dispatch.Event} today");
        var code = await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("MESSAGE_CREATE", 2))
                .Send(Frames.Event("GUILD_CREATE", 3))
                .Until(() => test.Logs.All.Contains("no GUILD_CREATE today", StringComparison.Ordinal))
        );
        Assert.Equal(1000, code);
        Assert.Equal(2, test.Events.Count);
        Assert.Equal(2, test.Logs.At(LogLevel.Error).Count());
    }

    [Fact]
    public async Task A_frame_that_is_no_json_is_logged_once_and_survived()
    {
        await using var test = await GatewayTest.StartAsync();
        var code = await test.PlayAsync(s =>
            s.Begin()
                .Send("<html>")
                .Send("[]")
                .Send("")
                .Send("""{"op":"zero"}""")
                .Send("""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"content":"cut of""")
                .Send("{}")
                .Send("""{"op":0,"t":5,"s":"x","d":[]}""")
                .Send("""{"op":77,"d":{}}""")
                .Send(Frames.Event("MESSAGE_CREATE", 9))
                .Until(() => !test.Events.IsEmpty)
        );
        Assert.Equal(1000, code);
        Assert.Equal(["MESSAGE_CREATE {}"], test.Events);
        Assert.Single(test.Logs.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_large_event_in_fragments_arrives_whole()
    {
        await using var test = await GatewayTest.StartAsync();
        var text = string.Concat(Enumerable.Repeat("票券🎫", 400_000));
        await test.PlayAsync(s =>
            s.Begin()
                .SendInParts(Frames.Event("GUILD_CREATE", 2, $"\"{text}\""), 65_537)
                .Send(Frames.Event("MESSAGE_CREATE", 3))
                .Until(() => test.Events.Count == 2)
        );
        Assert.Equal([$"GUILD_CREATE \"{text}\"", "MESSAGE_CREATE {}"], test.Events);
    }

    [Fact]
    public async Task A_frame_over_16_MiB_ends_the_connection_and_not_the_bot()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin()
                .Send(Frames.Event("GUILD_CREATE", 2, $"\"{new string('x', 17 * 1024 * 1024)}\""))
                .ExpectConnection("/resume")
                .Send(Frames.Hello)
                .Expect(op: 6)
                .Send(Frames.Resumed(2))
        );
        Assert.Empty(test.Events);
    }

    [Theory]
    [InlineData("""{"t":"MESSAGE_CREATE","s":5,"op":0,"d":{"a":[1,{"b":2}]}}""", "MESSAGE_CREATE", 5, """{"a":[1,{"b":2}]}""")]
    [InlineData("""{"d":{"a":1},"op":0,"x":{"y":[]},"s":5,"t":"MESSAGE_CREATE"}""", "MESSAGE_CREATE", 5, """{"a":1}""")]
    [InlineData("""{"d":{"a":1},"op":0,"s":5,"t":"TYPING_START"}""", null, 5, "")]
    [InlineData("""{"t":"TYPING_START","s":5,"op":0,"d":this is not looked at""", null, 5, "")]
    [InlineData("""{"t":"MESSAGE\u005fCREATE","s":5,"op":0,"d":null}""", "MESSAGE_CREATE", 5, "null")]
    public void A_frame_is_read_in_any_order_and_no_further_than_needed(string frame, string? name, int sequence, string data)
    {
        var read = GatewayFrame.Read(Encoding.UTF8.GetBytes(frame), new EventFilter(new HashSet<string> { "MESSAGE_CREATE" }));
        Assert.Equal((name, (long)sequence), (read.Event, read.Sequence));
        Assert.Equal(data, Encoding.UTF8.GetString(read.Data.Span));
    }

    [Theory]
    [InlineData("""{"t":"MESSAGE_CREATE","s":5,"op":0,"d":{"a":[1,{"b":2}]}}""", """{"a":[1,{"b":2}]}""", true)]
    [InlineData("""{"t":"MESSAGE_CREATE","s":5,"op":0,"d":{"a":"}}"}} """, """{"a":"}}"}""", true)]
    [InlineData("""{"t":"MESSAGE_CREATE","s":5,"op":0,"d":{"a":1},"new":true}""", """{"a":1}""", false)]
    [InlineData("""{"t":"MESSAGE_CREATE","s":5,"op":0,"d":null}""", "null", true)]
    [InlineData("""{"d":{"a":1},"op":0,"s":5,"t":"MESSAGE_CREATE"}""", """{"a":1}""", false)]
    public void Where_the_data_is_known_to_come_last_it_is_not_walked_through_and_is_the_same(string frame, string data, bool comesLast)
    {
        var filter = new EventFilter(new HashSet<string> { "MESSAGE_CREATE" });
        var walked = GatewayFrame.Read(Encoding.UTF8.GetBytes(frame), filter);
        var taken = GatewayFrame.Read(Encoding.UTF8.GetBytes(frame), filter, endsWithData: true);
        Assert.Equal((data, comesLast), (Encoding.UTF8.GetString(walked.Data.Span), walked.EndsWithData));
        Assert.Equal((data, comesLast, 5), (Encoding.UTF8.GetString(taken.Data.Span), taken.EndsWithData, taken.Sequence));
    }

    [Fact]
    public async Task Events_whose_data_does_not_come_last_are_heard_all_the_same()
    {
        await using var test = await GatewayTest.StartAsync();
        await test.PlayAsync(s =>
            s.Begin().Send(Odd(2)).Send(Frames.Event("MESSAGE_CREATE", 3)).Send(Odd(4)).Send(Odd(5)).Until(() => test.Events.Count == 4)
        );
        Assert.Equal(
            ["""{"number":2}""", "{}", """{"number":4}""", """{"number":5}"""],
            test.Events.Select(e => e["MESSAGE_CREATE ".Length..])
        );

        static string Odd(int number) => $$"""{"t":"MESSAGE_CREATE","s":{{number}},"op":0,"d":{"number":{{number}}},"new":5}""";
    }

    [Fact]
    public void An_event_that_nobody_wants_allocates_nothing()
    {
        var filter = new EventFilter(new HashSet<string> { "MESSAGE_CREATE" });
        var frame = Encoding.UTF8.GetBytes(Frames.Event("PRESENCE_UPDATE", 4, $"\"{new string('x', 10_000)}\""));
        GatewayFrame.Read(frame, filter);
        var before = GC.GetAllocatedBytesForCurrentThread();
        GatewayFrame.Read(frame, filter);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
