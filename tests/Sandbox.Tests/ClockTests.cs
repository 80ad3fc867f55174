using System.Text.Json.Nodes;
using DCTicket.Sandbox.Clock;
using DCTicket.Sandbox.Tests.Support;

namespace DCTicket.Sandbox.Tests;

/// <summary>The world's clock can be moved, for what would take too long to wait for.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task The_clock_is_moved_forward_and_never_back()
    {
        await using var town = await Town.StartAsync(Town.Clock());
        var moved = await town.Open.PostAsync("/sandbox/clock", new JsonObject { ["advance"] = "1.00:15:00" });
        Assert.Equal(("2026-11-23T12:15:00.000000+00:00", "1.00:15:00"), ((string)moved["now"]!, (string)moved["ahead"]!));
        Assert.Equal(moved.Body!.ToJsonString(), (await town.Open.GetAsync("/sandbox/clock")).Body!.ToJsonString());
        foreach (var wrong in (string[])["-00:01:00", "soon", "9999.00:00:00"])
            Assert.Equal(400, (await town.Open.PostAsync("/sandbox/clock", new JsonObject { ["advance"] = wrong })).Status);
    }

    [Fact]
    public async Task An_interaction_that_nobody_answers_fails_at_once_when_the_clock_jumps()
    {
        await using var town = await Town.StartAsync(Town.Clock());
        var (carl, bot) = (await town.GatewayAsync("carl"), await town.BotGatewayAsync());
        var interaction = await town.RunAsync("carl", carl, bot, await PingAsync(town));
        await AdvanceAsync(town, "00:00:03");
        await carl.WaitAsync("INTERACTION_FAILURE");
        Assert.Equal(10062, (await town.AnswerAsync(interaction, 5)).Code);
    }

    [Fact]
    public async Task A_token_dies_after_fifteen_minutes()
    {
        await using var town = await Town.StartAsync();
        var (carl, bot) = (await town.GatewayAsync("carl"), await town.BotGatewayAsync());
        var interaction = await town.RunAsync("carl", carl, bot, await PingAsync(town));
        Assert.Equal(204, (await town.AnswerAsync(interaction, 5)).Status);
        await AdvanceAsync(town, "00:14:50");
        Assert.Equal(200, (await town.Open.PostAsync(town.Hook(interaction), new JsonObject { ["content"] = "in time" })).Status);
        await AdvanceAsync(town, "00:00:20");
        Assert.Equal(50027, (await town.Open.PostAsync(town.Hook(interaction), new JsonObject { ["content"] = "too late" })).Code);
    }

    [Fact]
    public async Task The_address_of_a_file_dies_after_a_day()
    {
        await using var town = await Town.StartAsync();
        var sent = await town.Bot.UploadAsync(
            $"/channels/{town.Channel("general")}/messages",
            new JsonObject(),
            ("a.txt", "bytes"u8.ToArray())
        );
        var url = (string)sent["attachments"]![0]!["url"]!;
        Assert.Equal(200, (await town.DownloadAsync(url)).Status);
        await AdvanceAsync(town, "1.00:01:00");
        Assert.Equal(404, (await town.DownloadAsync(url)).Status);
    }

    [Fact]
    public async Task A_third_rename_waits_ten_minutes_of_the_worlds_time()
    {
        await using var town = await Town.StartAsync(limits: true);
        var path = $"/channels/{town.Channel("general")}";
        foreach (var name in (string[])["a", "b"])
            Assert.Equal(200, (await town.Bot.PatchAsync(path, new JsonObject { ["name"] = name })).Status);
        Assert.Equal(429, (await town.Bot.PatchAsync(path, new JsonObject { ["name"] = "c" })).Status);
        await AdvanceAsync(town, "00:10:00");
        Assert.Equal(200, (await town.Bot.PatchAsync(path, new JsonObject { ["name"] = "c" })).Status);
    }

    [Fact]
    public async Task Nobodys_heart_stops_when_the_clock_jumps()
    {
        await using var town = await Town.StartAsync();
        var bot = await town.BotGatewayAsync();
        await AdvanceAsync(town, "5.00:00:00");
        await bot.SendAsync(1, null);
        await bot.WaitAsync("op 11");
    }

    [Fact]
    public void A_timer_rings_when_its_moment_is_passed_in_real_time_or_by_a_jump()
    {
        var real = Town.Clock();
        var clock = new VirtualClock(real);
        var rung = new List<string>();
        using var once = clock.CreateTimer(_ => rung.Add("once"), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => rung.Add("often"), null, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(4));
        using var gone = clock.CreateTimer(_ => rung.Add("gone"), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();

        real.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(["often"], rung);
        clock.Advance(TimeSpan.FromMinutes(3));
        real.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["often", "often"], rung);
        clock.Advance(TimeSpan.FromMinutes(2));
        real.Advance(TimeSpan.Zero);
        Assert.Equal(["often", "often", "once"], rung);
        Assert.Equal(TimeSpan.FromMinutes(5), clock.GetUtcNow() - real.GetUtcNow());
    }

    private static Task<Reply> AdvanceAsync(Town town, string by) =>
        town.Open.PostAsync("/sandbox/clock", new JsonObject { ["advance"] = by });

    private static Task<JsonNode> PingAsync(Town town) => town.CommandAsync(new JsonObject { ["name"] = "ping", ["description"] = "x" });
}
