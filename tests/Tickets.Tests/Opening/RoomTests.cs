using DCTicket.Contracts;
using DCTicket.Tickets.Health.Recovery;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Opening.FullServer;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>Where there is room for a channel.</summary>
public sealed class RoomTests
{
    private static readonly Snowflake Category = new(77);

    [Fact]
    public async Task B14_A_full_category_is_followed_by_one_more_and_one_more() // B14
    {
        await using var world = await WithCategoryAsync(perCategory: 2);

        for (var member = 1UL; member <= 7; member++)
            Assert.False((await world.OpenAsync(member + 1000)).Refused);

        var categories = world.Discord.Channels.Where(c => c.Type == ChannelType.Category).ToList();
        Assert.Equal(["Support", "Support 2", "Support 3", "Support 4"], categories.Select(c => c.Name));
        Assert.Equal([2, 2, 2, 1], categories.Select(c => world.Discord.Channels.Count(ticket => ticket.ParentId == c.Id)));
        var made = world.Discord.Created.First(c => c.Type == ChannelType.Category);
        Assert.DoesNotContain(made.PermissionOverwrites, o => o.Type == OverwriteType.Member && o.Id != world.Discord.BotId); // B2
    }

    [Fact]
    public async Task Room_that_a_closed_ticket_leaves_is_used_again()
    {
        await using var world = await WithCategoryAsync(perCategory: 1);
        await world.OpenAsync(1001);
        await world.OpenAsync(1002);
        var first = await world.TicketAsync();
        world.Discord.Channels.RemoveAll(c => c.Id == first.ChannelId);
        await world.HandleAsync<DetectDeletedCategories>(forget =>
            forget.HandleAsync(new ChannelDeleted(TicketsWorld.Guild, first.ChannelId!.Value), default)
        );

        await world.OpenAsync(1003);

        Assert.Equal(Category, world.Discord.Created[^1].ParentId);
    }

    [Fact]
    public async Task Openings_at_the_same_instant_make_one_more_category()
    {
        await using var world = await WithCategoryAsync(perCategory: 3);
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => world.OpenAsync((ulong)i + 1001))));

        Assert.All(replies, reply => Assert.False(reply.Refused));
        Assert.Equal(2, world.Discord.Channels.Count(c => c.Type == ChannelType.Category));
        Assert.All(world.Discord.Channels.Where(c => c.Type == ChannelType.Text && c.Topic is not null), c => Assert.NotNull(c.ParentId));
    }

    [Fact]
    public async Task A_category_that_was_made_before_a_crash_is_found_again()
    {
        await using var world = await WithCategoryAsync(perCategory: 1);
        await world.OpenAsync(1001);
        world.Discord.After = verb =>
        {
            if (verb == "create" && world.Discord.Created[^1].Type == ChannelType.Category)
                throw RecordingDiscord.Refusal(502, 0);
        };
        await world.OpenAsync(1002);
        world.Discord.After = null;
        world.Time.Advance(TimeSpan.FromMinutes(3));
        await world.SweepAsync();

        Assert.Equal(["Support", "Support 2"], world.Discord.Channels.Where(c => c.Type == ChannelType.Category).Select(c => c.Name));
        Assert.Equal("Support 2", world.Discord.Channels.Single(c => c.Id == world.Discord.Created[^1].ParentId).Name);
    }

    [Fact]
    public async Task A_deleted_category_is_not_asked_for_again()
    {
        await using var world = await WithCategoryAsync(perCategory: 5);
        world.Discord.Channels.RemoveAll(c => c.Id == Category);
        var tries = 0;
        var limits = world.Discord.Before!;
        world.Discord.Before = (verb, target) =>
        {
            if (target is NewChannel { ParentId: not null })
                tries++;
            limits(verb, target);
        };

        Assert.False((await world.OpenAsync(1001)).Refused);
        Assert.False((await world.OpenAsync(1002)).Refused);

        Assert.Equal(1, tries);
        Assert.Equal(2, world.Discord.Channels.Count(c => c.Topic is not null && c.ParentId is null));
    }

    [Fact]
    public async Task A_category_that_is_closed_to_the_bot_is_left_out()
    {
        await using var world = await WithCategoryAsync(perCategory: 5);
        world.Discord.Before = (_, target) =>
        {
            if (target is NewChannel { ParentId: not null })
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions);
        };

        Assert.False((await world.OpenAsync(1001)).Refused);
        Assert.Null(world.Discord.Created.Single().ParentId);
    }

    [Fact]
    public async Task A_full_server_says_so_and_leaves_nothing_in_the_way()
    {
        await using var world = await FullAsync(threads: false);
        var reply = await world.OpenAsync(1001);

        Assert.True(reply.Refused);
        Assert.Contains("reached Discord’s channel limit", reply.Message.Content, StringComparison.Ordinal);
        Assert.Null((await world.TicketAsync()).Slot);
    }

    private static async Task<TicketsWorld> WithCategoryAsync(int perCategory)
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.Channels.Add(
            new Channel
            {
                Id = Category,
                Type = ChannelType.Category,
                Name = "Support",
            }
        );
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, Category)));
        world.Discord.Before = (_, target) =>
        {
            if (target is not NewChannel { ParentId: { } parent })
                return;
            if (world.Discord.Channels.TrueForAll(c => c.Id != parent))
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_INVALID", "gone")
                );
            if (world.Discord.Channels.Count(c => c.ParentId == parent) >= perCategory)
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };
        return world;
    }
}
