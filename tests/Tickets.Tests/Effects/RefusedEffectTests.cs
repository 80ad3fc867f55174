using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Health.Recovery;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Effects;

/// <summary>What Discord refuses for want of a permission is made up for when the permission is back.</summary>
public sealed class RefusedEffectTests
{
    private static readonly Role Helpers = new() { Id = new(202), Name = "Helpers" };

    [Fact]
    public async Task Access_that_was_refused_is_applied_as_soon_as_a_role_of_the_bot_changes()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        world.Discord.Roles.Add(Helpers);
        Refuse(world, "overwrites");
        await AddHelpersAsync(world);
        for (var day = 0; day < 3; day++)
        {
            world.Time.Advance(TimeSpan.FromDays(1));
            await world.SweepAsync();
        }

        var ticket = await world.TicketAsync();
        Assert.True(ticket is { NextRunAt: not null, Deferral.Effects: EffectKinds.Access });
        Assert.True(ticket.Access.IsStale);

        world.Discord.Before = null;
        await RoleChangesAsync(world);
        await world.SweepAsync();
        Assert.Contains(world.Discord.Overwrites[ticket.ChannelId!.Value], overwrite => overwrite.Id == Helpers.Id);
        Assert.Equal((EffectKinds.None, 0), ((await world.TicketAsync()).Deferral.Effects, (await world.TicketAsync()).Deferral.Count));
    }

    [Fact]
    public async Task Access_that_is_refused_does_not_hold_up_what_else_a_closed_ticket_needs()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        Refuse(world, "overwrites");
        await world.CloseAsync(await world.TicketAsync(), 1001);
        Assert.NotNull((await world.TicketAsync()).LogMessageId);
    }

    [Fact]
    public async Task A_closed_channel_is_deleted_once_the_bot_may_however_late_that_is()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        Refuse(world, "delete");
        await world.CloseAsync(await world.TicketAsync(), 1001);
        for (var hour = 0; hour < 100; hour++)
        {
            world.Time.Advance(TimeSpan.FromHours(1));
            await world.SweepAsync();
        }

        Assert.Empty(world.Discord.Deleted);
        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromHours(6));
        await world.SweepAsync();
        Assert.Single(world.Discord.Deleted);
    }

    [Fact]
    public async Task A_log_post_that_was_refused_comes_when_the_log_channel_is_open_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        world.Discord.BeforeSend = (channel, _) =>
        {
            if (channel == TicketsWorld.LogChannel)
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingAccess);
        };
        await world.CloseAsync(await world.TicketAsync(), 1001);
        Assert.Null((await world.TicketAsync()).LogMessageId);

        world.Discord.BeforeSend = null;
        await world.HandleAsync<RetryRejectedEffects>(retry =>
            retry.HandleAsync(new ChannelUpdated(TicketsWorld.Guild, new Channel { Id = TicketsWorld.LogChannel }), CancellationToken.None)
        );
        await world.SweepAsync();
        Assert.NotNull((await world.TicketAsync()).LogMessageId);
    }

    [Fact]
    public async Task The_doctor_lists_what_was_refused_and_a_button_tries_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        world.Discord.Roles.Add(Helpers);
        Refuse(world, "overwrites");
        await AddHelpersAsync(world);
        await world.SweepAsync();
        world.Discord.Before = null;

        var shown = (await world.InAsync<ShowDiagnosis, Reply>(doctor => doctor.RunAsync(world.Command(), CancellationToken.None))).Message;
        Assert.Contains($"<#{(await world.TicketAsync()).ChannelId}>", shown.Text(), StringComparison.Ordinal);
        Assert.Contains("Try again", shown.Labels());
        await world.InAsync<ShowDiagnosis, Reply>(doctor => doctor.RetryAsync(world.Click(), CancellationToken.None));
        await world.SweepAsync();
        Assert.Contains(world.Discord.Overwrites[(await world.TicketAsync()).ChannelId!.Value], overwrite => overwrite.Id == Helpers.Id);
    }

    [Fact]
    public async Task A_word_in_a_ticket_makes_no_missing_work_that_no_sweep_looks_for()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        await world.SaysAsync(await world.TicketAsync(), TicketsWorld.Staff(3000));
        await world.SetAsync(ticket =>
        {
            ticket.Abandon(EffectKinds.Place);
            ticket.Location.Request();
        });
        await world.SaysAsync(await world.TicketAsync(), TicketsWorld.Staff(3000), "Anything else?");
        await world.SweepAsync();

        var ticket = await world.TicketAsync();
        Assert.True(
            ticket.AbandonedEffects.HasFlag(EffectKinds.Place)
                || ticket.NextRunAt is not null
                || ticket.Location.Applied == ticket.Location.Requested
        );
    }

    [Fact]
    public async Task A_change_that_gives_the_bot_nothing_new_asks_discord_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        await RoleChangesAsync(world);
        world.Discord.Roles.Add(Helpers);
        Refuse(world, "overwrites");
        await AddHelpersAsync(world);
        await world.SweepAsync();
        var due = (await world.TicketAsync()).Deferral.Until;

        await world.HandleAsync<RetryRejectedEffects>(retry =>
            retry.HandleAsync(new RoleUpdated(TicketsWorld.Guild, Helpers), CancellationToken.None)
        );
        Assert.Equal(due, (await world.TicketAsync()).Deferral.Until);
    }

    [Fact]
    public async Task While_the_bot_has_a_timeout_nothing_is_opened_and_the_member_is_told_until_when()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotTimeout = world.Time.GetUtcNow().AddHours(2);
        var reply = await world.OpenAsync(1001);
        Assert.True(reply.Refused);
        Assert.Contains(Timestamp.Relative(world.Discord.BotTimeout.Value), reply.Message.Content, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));

        world.Time.Advance(TimeSpan.FromHours(2));
        Assert.False((await world.OpenAsync(1001)).Refused);
    }

    [Fact]
    public async Task What_failed_during_a_timeout_is_made_up_for_at_its_end()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        world.Discord.BotTimeout = world.Time.GetUtcNow().AddMinutes(50);
        world.Discord.Before = (verb, _) =>
        {
            if (verb is "send" or "overwrites" or "delete" or "edit")
                throw RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions);
        };
        await world.CloseAsync(await world.TicketAsync(), 1001);
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.SweepAsync();
        Assert.True((await world.TicketAsync()).Deferral.Effects.HasFlag(EffectKinds.Access | EffectKinds.Log));

        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(31));
        await world.SweepAsync();
        Assert.True(await world.TicketAsync() is { LogMessageId: not null, ChannelDeletedAt: not null });
    }

    [Fact]
    public async Task The_doctor_and_setup_name_a_timeout_first_and_compute_the_rest_without_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotTimeout = world.Time.GetUtcNow().AddHours(2);
        var until = Timestamp.Exact(world.Discord.BotTimeout.Value);

        var shown = (await world.InAsync<ShowDiagnosis, Reply>(doctor => doctor.RunAsync(world.Command(), CancellationToken.None))).Message;
        Assert.StartsWith(
            $"❌ DCTicket is timed out in this server until {until}",
            shown.Embeds.Single().Description,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Manage Channels", shown.Embeds.Single().Description, StringComparison.Ordinal);
        Assert.Contains(until, (await world.SetUpAsync()).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_bots_own_member_starts_the_doctor()
    {
        await using var world = await TicketsWorld.StartAsync();
        var bot = new Member
        {
            User = new User { Id = world.Discord.BotId, Username = "bot" },
        };
        await world.HandleAsync<DetectHealthChanges>(notice =>
            notice.HandleAsync(new MemberUpdated(TicketsWorld.Guild, bot), CancellationToken.None)
        );
        world.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(
            [TicketsWorld.Guild],
            await world.InAsync<HealthMonitor, IReadOnlyList<Snowflake>>(watch => Task.FromResult(watch.TakeDue()))
        );
    }

    [Fact]
    public async Task Nobody_of_a_ticket_can_make_threads_in_its_channel_or_write_in_them()
    {
        const Permissions Threads = Permissions.CreatePublicThreads | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads;
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas |= Threads;
        await world.OpenAsync(1001);
        Assert.All(
            world.Discord.Created.Single().PermissionOverwrites.Where(overwrite => overwrite.Id != world.Discord.BotId),
            overwrite => Assert.Equal(Threads, overwrite.Deny & Threads)
        );
    }

    private static void Refuse(TicketsWorld world, string verb) =>
        world.Discord.Before = (called, _) =>
            ContinueTicketTests.ThrowFor(called, verb, RecordingDiscord.Refusal(403, DiscordErrorCode.MissingPermissions));

    private static async Task AddHelpersAsync(TicketsWorld world)
    {
        await world.InAsync<ChangeRoles, Reply>(roles => roles.AddAsync(world.Command(), "tech", Helpers, null, CancellationToken.None));
        await world.SweepAsync();
    }

    private static Task RoleChangesAsync(TicketsWorld world) =>
        world.HandleAsync<RetryRejectedEffects>(retry =>
            retry.HandleAsync(
                new RoleUpdated(TicketsWorld.Guild, world.Discord.Roles.Single(role => role.Id == TicketsWorld.BotRole)),
                CancellationToken.None
            )
        );
}
