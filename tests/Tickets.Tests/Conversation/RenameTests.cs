using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class RenameTests
{
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task A_third_name_within_ten_minutes_waits_and_the_last_one_wins()
    {
        await using var world = await Work.StartAsync();
        Task<Reply> RenameAsync(string name) => RunRenameAsync(world, name);
        Assert.DoesNotContain("<t:", (await RenameAsync("First Name!")).Message.Content, StringComparison.Ordinal);
        Assert.Equal("first-name", world.Discord.Channels[0].Name);
        await RenameAsync("second");
        Assert.Contains("<t:", (await RenameAsync("third")).Message.Content, StringComparison.Ordinal);
        Assert.Contains("<t:", (await RenameAsync("fourth")).Message.Content, StringComparison.Ordinal);
        Assert.True((await RenameAsync("!!!")).Refused);
        Assert.Equal("second", world.Discord.Channels[0].Name);

        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.SweepAsync();
        Assert.Equal(("fourth", 3), (world.Discord.Channels[0].Name, world.Discord.Modified.Count));
    }

    [Fact]
    public async Task A_third_name_while_the_second_is_under_way_is_told_when_it_comes()
    {
        await using var world = await Work.StartAsync();
        await RunRenameAsync(world, "first");
        Task<Reply>? third = null;
        world.Discord.After = verb =>
        {
            if (verb != "modify" || third is not null)
                return;
            third = Task.Run(() => RunRenameAsync(world, "third"));
            // Until it is saved; its answer waits for what is under way here.
            Assert.True(
                SpinWait.SpinUntil(
                    () => Task.Run(() => world.TicketAsync()).GetAwaiter().GetResult().Location.Requested == 3,
                    TimeSpan.FromSeconds(20)
                )
            );
        };

        var second = await RunRenameAsync(world, "second");

        Assert.Contains("<t:", (await third!).Message.Content, StringComparison.Ordinal);
        Assert.Equal("second", world.Discord.Channels[0].Name);
        Assert.False(second.Refused);
    }

    [Fact]
    public async Task Who_renames_a_channel_is_told_what_came_of_it()
    {
        await using var world = await Work.StartAsync();
        async Task<string> RenameAsync(string name, Exception? failure)
        {
            world.Discord.Before = null;
            world.Time.Advance(TimeSpan.FromMinutes(30));
            await world.SweepAsync();
            world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, failure is null ? "" : "modify", failure!);
            return (await RunRenameAsync(world, name)).Message.Content!;
        }

        Assert.Equal("The channel is now called “one”.", await RenameAsync("one", null));
        Assert.Contains("as soon as it does", await RenameAsync("two", RecordingDiscord.Refusal(503, 0)), StringComparison.Ordinal);
        Assert.Contains(
            $"<t:{(world.Time.GetUtcNow() + TimeSpan.FromMinutes(37)).ToUnixTimeSeconds()}:R>",
            await RenameAsync("three", new DiscordDelayException(TimeSpan.FromMinutes(7))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/support doctor",
            await RenameAsync("four", RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_that_Discord_refuses_falls_back_and_the_same_name_costs_nothing()
    {
        await using var world = await Work.StartAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (target is ChannelChange { Name: "slur" })
                throw RecordingDiscord.Refusal(400, DiscordErrorCode.InvalidFormBody, new DiscordFieldError("name", "BASE_TYPE_BAD", "no"));
        };
        Assert.Equal(
            "Discord did not accept the name “slur”. The channel is now called “ticket\\-0001”.",
            (await RunRenameAsync(world, "slur")).Message.Content
        );
        Assert.Equal("ticket-0001", world.Discord.Channels[0].Name);
        Assert.True(await world.TicketAsync() is { AbandonedEffects: EffectKinds.None, NextRunAt: null });

        await RunRenameAsync(world, "ticket-0001");
        Assert.Single(world.Discord.Modified);
    }

    [Fact]
    public async Task A_channel_that_an_admin_has_moved_by_hand_stays_there_when_it_is_renamed()
    {
        await using var world = await Work.StartAsync();
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, new Snowflake(303))));
        world.Discord.Channels[0] = world.Discord.Channels[0] with { ParentId = new Snowflake(777) };
        await RunRenameAsync(world, "vip");
        Assert.Equal(("vip", new Snowflake(777)), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
    }

    private static async Task<Reply> RunRenameAsync(TicketsWorld world, string name) =>
        await world.RunsAsync<RenameTicket>(await world.TicketAsync(), Tess, rename => rename.RunAsync, name);
}
