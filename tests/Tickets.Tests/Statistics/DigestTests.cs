using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Statistics;

/// <summary>The weekly digest. The world begins on a Monday at 09:00.</summary>
public sealed class DigestTests
{
    private static readonly Snowflake Channel = TicketsWorld.PanelChannel;

    [Fact]
    public async Task A_digest_is_posted_once_a_week_and_once_after_a_time_away()
    {
        await using var world = await StartAsync();
        await world.AddAsync(1, 3);
        await world.DigestAsync(Channel, DayOfWeek.Monday, 10);
        await world.SweepDigestsAsync();
        Assert.Empty(Digests(world));

        world.Time.Advance(TimeSpan.FromHours(1.1));
        await world.SweepDigestsAsync();
        await world.SweepDigestsAsync();
        var digest = Assert.Single(Digests(world));
        Assert.Contains("2026-10-26 – 2026-11-01", digest.Text(), StringComparison.Ordinal);
        Assert.Contains("**1**", digest.Embeds[0].Fields.First(f => f.Name == "Opened").Value, StringComparison.Ordinal);
        Assert.Equal("week.png", Assert.Single(digest.Files).Name);

        world.Time.Advance(TimeSpan.FromDays(22));
        await world.RestartAsync();
        await world.SweepDigestsAsync();
        await world.SweepDigestsAsync();
        Assert.Equal(2, Digests(world).Count);
        world.Time.Advance(TimeSpan.FromDays(7));
        await world.SweepDigestsAsync();
        Assert.Equal(3, Digests(world).Count);
    }

    [Fact]
    public async Task A_digest_whose_answer_is_lost_is_not_posted_twice()
    {
        await using var world = await StartAsync();
        await world.DigestAsync(Channel, DayOfWeek.Monday, 10);
        world.Time.Advance(TimeSpan.FromHours(1.1));
        world.Discord.After = verb =>
        {
            if (verb == "send")
                throw RecordingDiscord.Refusal(503, 0);
        };
        await world.SweepDigestsAsync();
        world.Discord.After = null;
        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.SweepDigestsAsync();
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.SweepDigestsAsync();
        Assert.Single(Digests(world));
    }

    [Fact]
    public async Task A_channel_that_is_gone_is_told_once_and_ends_it()
    {
        await using var world = await StartAsync();
        await world.DigestAsync(Channel, DayOfWeek.Monday, 10);
        world.Discord.Messages.Remove(Channel);
        for (var week = 0; week < 3; week++)
        {
            world.Time.Advance(TimeSpan.FromDays(7));
            await world.SweepDigestsAsync();
        }

        Assert.Contains("Its channel was deleted", Assert.Single(Told(world)).Text(), StringComparison.Ordinal);
        Assert.Null(await world.ReadAsync(db => db.StatsSettings.Select(s => s.DigestDueAt).SingleAsync()));
    }

    [Fact]
    public async Task A_channel_in_which_the_bot_may_not_post_is_told_once_and_tried_every_week()
    {
        await using var world = await StartAsync();
        await world.DigestAsync(Channel, DayOfWeek.Monday, 10);
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && target is Snowflake channel && channel == Channel)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions);
        };
        for (var week = 0; week < 3; week++)
        {
            world.Time.Advance(TimeSpan.FromDays(7));
            await world.SweepDigestsAsync();
            await world.SweepDigestsAsync();
        }

        Assert.Single(Told(world));
        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromDays(7));
        await world.SweepDigestsAsync();
        Assert.Single(Digests(world));
    }

    [Fact]
    public async Task Without_permissions_there_or_without_a_channel_it_is_refused_and_off_ends_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas = Permissions.ViewChannel;
        world.Discord.Channels.Add(new Channel { Id = Channel, Name = "numbers" });
        Assert.Contains("lack these permissions", (await world.DigestAsync(Channel)).Message.Text(), StringComparison.Ordinal);
        Assert.True((await world.DigestAsync(hour: 5)).Refused);
        Grant(world);
        Assert.Contains("Monday, 09:00 (UTC)", (await world.DigestAsync(Channel)).Message.Text(), StringComparison.Ordinal);
        Assert.Contains("Monday, 05:00", (await world.DigestAsync(hour: 5)).Message.Text(), StringComparison.Ordinal);
        await world.DigestAsync(off: true);
        world.Time.Advance(TimeSpan.FromDays(9));
        await world.SweepDigestsAsync();
        Assert.Empty(Digests(world));
        Assert.Contains("The weekly report is", (await world.DigestAsync()).Message.Text(), StringComparison.Ordinal);
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.Channels.Add(new Channel { Id = Channel, Name = "numbers" });
        Grant(world);
        return world;
    }

    private static void Grant(TicketsWorld world) => world.Discord.BotHas = TicketsWorld.BotPermissions;

    private static List<OutgoingMessage> Digests(TicketsWorld world) =>
        [
            .. world
                .Discord.Sent.Where(s => s.Channel == Channel && s.Message.Embeds.Any(e => e.Title == "The week in numbers"))
                .Select(s => s.Message),
        ];

    private static List<OutgoingMessage> Told(TicketsWorld world) =>
        [
            .. world
                .Discord.Sent.Where(s =>
                    s.Channel == TicketsWorld.LogChannel && s.Message.Text().Contains("weekly report", StringComparison.Ordinal)
                )
                .Select(s => s.Message),
        ];
}
