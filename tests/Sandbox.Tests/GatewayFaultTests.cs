using System.Text.Json.Nodes;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

/// <summary>What can be made to go wrong with a bot's connection and its events.</summary>
public sealed class GatewayFaultTests
{
    private static readonly SandboxOptions Options = new() { Faults = true, IdentifyWindowSeconds = 0 };

    [Fact]
    public async Task Hello_may_be_a_request_to_reconnect_or_a_dead_line()
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, """{"kind":"reconnect","at":"hello"}""");
        await using var first = await GatewayClient.ConnectAsync(town.Server.Url);
        await first.WaitAsync("op 7");
        Assert.False(await first.GotAsync("op 10"));
        await FaultAsync(town, """{"kind":"drop","at":"hello"}""");
        await using var second = await GatewayClient.ConnectAsync(town.Server.Url);
        Assert.Equal(0, await second.WaitForCloseAsync());
        await using var third = await GatewayClient.ConnectAsync(town.Server.Url);
        await third.WaitAsync("op 10");
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(null)]
    public async Task A_socket_is_lost_before_an_event_which_a_resume_brings(int? code)
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        await FaultAsync(town, $$"""{"kind":"drop","event":"MESSAGE_CREATE","after":1{{(code is null ? "" : $",\"code\":{code}")}}}""");
        await SayAsync(town, "one");
        Assert.Equal("one", (string)(await bot.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        await SayAsync(town, "two");
        Assert.Equal(code ?? 0, await bot.WaitForCloseAsync());

        await using var again = await ResumeAsync(town, bot);
        Assert.Equal("two", (string)(await again.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        await again.WaitAsync("RESUMED");
    }

    [Fact]
    public async Task A_socket_is_lost_after_so_many_events()
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, """{"kind":"drop","event":"*","after":2,"when":"after"}""");
        var bot = await town.BotGatewayAsync();
        await SayAsync(town, "the third, after READY and GUILD_CREATE");
        await bot.WaitForCloseAsync();

        // The line broke: what was sent last came on it, or comes with the resume.
        var onFirst = bot.Has("MESSAGE_CREATE");
        await using var again = await ResumeAsync(town, bot);
        await again.WaitAsync("RESUMED");
        Assert.NotEqual(onFirst, again.Has("MESSAGE_CREATE"));
    }

    [Theory]
    [InlineData("identify", true)]
    [InlineData("identify", false)]
    public async Task Identify_may_be_answered_by_an_invalid_session(string at, bool resumable)
    {
        await using var town = await Town.StartAsync(Options);
        await FaultAsync(town, $$"""{"kind":"invalid_session","at":"{{at}}","resumable":{{(resumable ? "true" : "false")}}}""");
        await using var bot = await GatewayClient.ConnectAsync(town.Server.Url);
        await bot.SendIdentifyAsync(town.Server.BotToken, 1);
        Assert.Equal(resumable, (bool)(await bot.WaitAsync("op 9"))["d"]!);
        await bot.SendIdentifyAsync(town.Server.BotToken, 1);
        await bot.WaitAsync("READY");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resume_may_be_refused_for_now_or_for_good(bool resumable)
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        await bot.AbortAsync();
        await FaultAsync(town, $$"""{"kind":"invalid_session","at":"resume","resumable":{{(resumable ? "true" : "false")}}}""");
        await using var refused = await ResumeAsync(town, bot);
        Assert.Equal(resumable, (bool)(await refused.WaitAsync("op 9"))["d"]!);
        await using var again = await ResumeAsync(town, bot);
        await again.WaitAsync(resumable ? "RESUMED" : "op 9");
    }

    [Fact]
    public async Task Heartbeats_may_stay_unanswered()
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        await FaultAsync(town, """{"kind":"no_ack","count":1}""");
        await bot.SendAsync(1, null);
        await SayAsync(town, "in between");
        await bot.WaitAsync("MESSAGE_CREATE");
        await bot.SendAsync(1, null);
        await bot.WaitAsync("op 11");
        Assert.Equal(1, (int)(await town.Open.GetAsync("/sandbox/faults")).Body![0]!["hits"]!);
    }

    [Theory]
    [InlineData("duplicate", "", "one,one,two")]
    [InlineData("reorder", ",\"wait_ms\":60000", "two,one")]
    [InlineData("delay", ",\"wait_ms\":100", "two,one")]
    public async Task Events_come_twice_late_or_in_another_order(string kind, string more, string order)
    {
        await using var town = await Town.StartAsync(Options);
        var (bot, carl) = (await town.BotGatewayAsync(), await town.GatewayAsync("carl"));
        await FaultAsync(town, $$"""{"kind":"{{kind}}","event":"MESSAGE_CREATE","guild":"{{town.GuildId}}"{{more}}}""");
        await SayAsync(town, "one");
        await SayAsync(town, "two");
        var sequence = 0;
        foreach (var text in order.Split(','))
        {
            var message = await bot.WaitAsync("MESSAGE_CREATE");
            Assert.Equal(text, (string)message["d"]!["content"]!);
            Assert.True((int)message["s"]! > sequence);
            sequence = (int)message["s"]!;
        }

        foreach (var text in (string[])["one", "two"])
            Assert.Equal(text, (string)(await carl.WaitAsync("MESSAGE_CREATE"))["d"]!["content"]!);
    }

    [Fact]
    public async Task What_is_held_back_comes_when_nothing_follows_it()
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        await FaultAsync(town, """{"kind":"reorder","event":"MESSAGE_CREATE","wait_ms":50}""");
        await SayAsync(town, "alone");
        await bot.WaitAsync("MESSAGE_CREATE");
    }

    [Fact]
    public async Task Events_of_other_guilds_are_left_alone()
    {
        await using var town = await Town.StartAsync(Options);
        var bot = await town.BotGatewayAsync();
        await FaultAsync(town, """{"kind":"duplicate","event":"MESSAGE_CREATE","guild":"1"}""");
        await FaultAsync(town, """{"kind":"duplicate","event":"MESSAGE_CREATE","channel":"1"}""");
        await SayAsync(town, "once");
        await bot.WaitAsync("MESSAGE_CREATE");
        Assert.False(await bot.GotAsync("MESSAGE_CREATE"));
    }

    private static Task<Reply> FaultAsync(Town town, string fault) => town.Open.PostAsync("/sandbox/faults", JsonNode.Parse(fault));

    private static Task<Reply> SayAsync(Town town, string text) =>
        town.As("carl").PostAsync($"/channels/{town.Channel("general")}/messages", new JsonObject { ["content"] = text });

    private static async Task<GatewayClient> ResumeAsync(Town town, GatewayClient lost)
    {
        var gateway = await GatewayClient.ConnectAsync(town.Server.Url);
        await gateway.SendAsync(
            6,
            new JsonObject
            {
                ["token"] = town.Server.BotToken,
                ["session_id"] = lost.SessionId,
                ["seq"] = lost.Sequence,
            }
        );
        return gateway;
    }
}
