using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static DCTicket.Tickets.Tests.Conversation.TransferSteps;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class TransferLocationTests
{
    [Theory] // B30
    [InlineData(true)]
    [InlineData(false)]
    public async Task B30_A_department_without_a_category_has_the_servers_or_none(bool serverHasOne)
    {
        await using var world = await StartAsync();
        await world.SetAsync("billing", department => department.CategoryId = null);
        var category = serverHasOne ? new Snowflake(303) : (Snowflake?)null;
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, category)));

        await TransferAsync(world, Tess, "billing");

        Assert.Equal(category, world.Discord.Channels[0].ParentId);
    }

    [Fact]
    public async Task A_full_category_leaves_the_channel_where_it_is_under_its_new_name()
    {
        await using var world = await StartAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (target is ChannelChange { ParentId: not null })
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };

        await TransferAsync(world, Tess, "billing");

        Assert.Equal(("billing-0001", TechCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
        Assert.True(await world.TicketAsync() is { NextRunAt: null, AbandonedEffects: EffectKinds.None });
    }

    [Fact]
    public async Task A_full_category_is_followed_by_one_more_and_repair_leaves_the_channel_there()
    {
        await using var world = await StartAsync();
        world.Discord.Channels.Add(
            new Channel
            {
                Id = BillingCategory,
                Type = ChannelType.Category,
                Name = "Billing",
            }
        );
        world.Discord.Before = (_, target) =>
        {
            if (target is ChannelChange { ParentId: { } parent } && parent == BillingCategory)
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };

        await TransferAsync(world, Tess, "billing");
        var made = world.Discord.Channels.Single(c => c.Name == "Billing 2");
        Assert.Equal(("billing-0001", made.Id), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));

        world.Time.Advance(TimeSpan.FromMinutes(30));
        await world.RepairAsync(await world.TicketAsync());
        Assert.Single(world.Discord.Modified);

        await world.OpenAsync(9);
        await world.RunsAsync<TransferTicket>(await world.TicketAsync(2), Tess, transfer => transfer.RunAsync, "billing", null!);
        Assert.Equal(made.Id, world.Discord.Channels.Single(c => c.Name == "billing-0002").ParentId);
        Assert.Single(world.Discord.Created, channel => channel.Type == ChannelType.Category);
    }

    [Fact]
    public async Task Where_there_is_no_room_at_all_the_channel_stays_and_the_log_channel_is_told_why()
    {
        await using var world = await StartAsync();
        world.Discord.Roles.Add(
            new Role
            {
                Id = new(290),
                Name = "The bot's",
                Permissions = Permissions.Administrator,
            }
        );
        world.Discord.Channels.AddRange(
            Enumerable
                .Range(0, 499)
                .Select(i => new Channel
                {
                    Id = new(9000 + (ulong)i),
                    Name = "x",
                    ParentId = BillingCategory,
                })
        );
        world.Discord.Channels.Add(
            new Channel
            {
                Id = BillingCategory,
                Type = ChannelType.Category,
                Name = "Billing",
            }
        );
        world.Discord.Before = (verb, target) =>
        {
            ContinueTicketTests.ThrowFor(verb, "create", RecordingDiscord.Refusal(400, DiscordErrorCode.TooManyChannels));
            if (target is ChannelChange { ParentId: not null })
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };

        await TransferAsync(world, Tess, "billing");
        world.Time.Advance(TimeSpan.FromSeconds(9));
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));

        Assert.Equal(("billing-0001", TechCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
        Assert.Contains(
            world.Discord.Sent,
            sent => sent.Channel == TicketsWorld.LogChannel && sent.Message.Text().Contains("500", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_move_whose_answer_was_lost_is_found_and_not_repeated()
    {
        await using var world = await StartAsync();
        world.Discord.After = verb => ContinueTicketTests.ThrowFor(verb, "modify", RecordingDiscord.Refusal(0, 0));
        await TransferAsync(world, Tess, "billing");
        world.Discord.After = null;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepAsync();
        Assert.Single(world.Discord.Modified);
        Assert.True(await world.TicketAsync() is { NextRunAt: null } ticket && ticket.Location.Applied == ticket.Location.Requested);
    }

    [Fact]
    public async Task When_Discord_itself_says_later_it_is_done_later()
    {
        await using var world = await StartAsync();
        world.Discord.Before = (_, target) =>
        {
            if (target is ChannelChange { Name: not null })
                throw new DiscordDelayException(TimeSpan.FromMinutes(7));
        };
        await TransferAsync(world, Tess, "billing");
        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(6));
        await world.SweepAsync();
        Assert.Equal(("tech-0001", BillingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));

        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.SweepAsync();
        Assert.Equal("billing-0001", world.Discord.Channels[0].Name);
    }

    [Fact]
    public async Task A_transfer_says_when_the_name_follows_and_the_category_does_not_wait_for_it()
    {
        await using var world = await StartAsync();
        Assert.DoesNotContain("<t:", (await TransferAsync(world, Tess, "billing")).Message.Content, StringComparison.Ordinal);
        await TransferAsync(world, Bill, "tech");

        var reply = await TransferAsync(world, Tess, "billing");

        Assert.Contains(
            $"<t:{(world.Time.GetUtcNow() + TimeSpan.FromSeconds(605)).ToUnixTimeSeconds()}:R>",
            reply.Message.Content,
            StringComparison.Ordinal
        );
        Assert.Equal(("tech-0001", BillingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
    }

    [Fact]
    public async Task A_transfer_behind_an_unfinished_rename_says_when_the_name_follows()
    {
        await using var world = await StartAsync();
        await world.RunsAsync<RenameTicket>(await world.TicketAsync(), Tess, rename => rename.RunAsync, "first");
        Task<Reply>? transfer = null;
        world.Discord.After = verb =>
        {
            if (verb == "modify" && transfer is null)
                transfer = Task.Run(() => TransferAsync(world, Tess, "billing"));
        };

        await world.RunsAsync<RenameTicket>(await world.TicketAsync(), Tess, rename => rename.RunAsync, "second");

        Assert.Contains("<t:", (await transfer!).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_that_waited_for_the_name_before_an_update_still_moves_the_channel()
    {
        await using var world = await StartAsync();
        for (var member = 6UL; member <= 7; member++)
            await world.OpenAsync(member);
        await world.ReadAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("Numbers");
            await db.Database.ExecuteSqlAsync($"UPDATE tickets SET PlaceWanted = 2, PlaceChangedAt = 10 WHERE Number < 3");
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO ticket_history (GuildId, TicketId, At, Action, "From", "To", DepartmentId, ActorName, ActorRoles)
                SELECT GuildId, Id, 10 * Number, 7, 0, 0, DepartmentId, '', 0 FROM tickets WHERE Number <> 2
                """
            );
            await db.Database.ExecuteSqlAsync($"UPDATE tickets SET PlaceChangedAt = 50 WHERE Number = 2");
            await migrator.MigrateAsync();
            return true;
        });

        Assert.Equal(
            [1, 0, 0],
            await world.ReadAsync(db =>
                db.Tickets.OrderBy(t => t.Number).Select(t => t.Category.Requested - t.Category.Applied).ToListAsync()
            )
        );
    }
}
