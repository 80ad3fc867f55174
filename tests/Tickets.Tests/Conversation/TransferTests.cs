using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Renaming;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Health.Doctor;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class TransferTests
{
    private static readonly Snowflake _techCategory = new(301);
    private static readonly Snowflake _billingCategory = new(302);
    private static readonly Member _tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);
    private static readonly Member _bill = TicketsWorld.Member(7, Permissions.None, TicketsWorld.BillingRole);

    [Fact] // B1, B2
    public async Task B1_The_other_team_sees_the_ticket_and_is_called_the_first_does_not_and_owner_and_invited_stay()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.RunsAsync<InviteToTicket>(
            ticket,
            TicketsWorld.Member(5),
            invite => invite.InviteAsync,
            new Mentionable(new(8), IsRole: false)
        );

        var reply = await TransferAsync(world, _tess, "billing");

        Assert.Contains("**Billing**", reply.Message.Content, StringComparison.Ordinal);
        var overwrites = world.Discord.Overwrites[ticket.ChannelId!.Value];
        Assert.Equal(
            [TicketsWorld.Guild, world.Discord.BotId, new Snowflake(5), TicketsWorld.BillingRole, new Snowflake(8)],
            overwrites.Select(overwrite => overwrite.Id)
        );
        Assert.True(overwrites[0].Deny.HasFlag(Permissions.ViewChannel));
        var post = world.Posts(ticket)[^1];
        Assert.Equal([TicketsWorld.BillingRole], post.Mentions.Roles);
        Assert.Contains("from Tech support to Billing", post.Embeds[0].Description, StringComparison.Ordinal);
        var channel = world.Discord.Channels.Single(c => c.Id == ticket.ChannelId);
        Assert.Equal(("billing-0001", _billingCategory), (channel.Name, channel.ParentId!.Value));
        Assert.All(world.Discord.Modified, change => Assert.Null(change.Change.Overwrites));
    }

    [Fact] // M5 of the first hours
    public async Task A_transfer_takes_a_note_for_the_other_team_and_tells_who_loses_the_channel()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        var reply = await world.RunsAsync<TransferTicket>(ticket, _tess, transfer => transfer.RunAsync, "billing", "  Wants an *invoice* ");

        Assert.Contains("no longer see this channel", reply.Message.Content, StringComparison.Ordinal);
        var told = Assert.Single(world.Discord.Sent, sent => sent.Channel == new Snowflake(1_000_006)).Message.Content!;
        Assert.Contains("You moved ticket 0001", told, StringComparison.Ordinal);
        Assert.Contains("**Billing**", told, StringComparison.Ordinal);
        var post = world.Posts(ticket)[^1].Embeds[0].Description!;
        Assert.Contains("/staff note list", post, StringComparison.Ordinal);
        Assert.DoesNotContain("invoice", post, StringComparison.Ordinal);
        var notes = await world.RunsAsync<TicketNotes>(ticket, _bill, notes => notes.ListAsync);
        Assert.Contains(@"Wants an \*invoice\*", notes.Message.Embeds[0].Description, StringComparison.Ordinal);

        var both = TicketsWorld.Member(7, Permissions.None, TicketsWorld.BillingRole, TicketsWorld.TechRole);
        var back = await world.RunsAsync<TransferTicket>(ticket, both, transfer => transfer.RunAsync, "tech", null!);
        Assert.Contains("You can still see it", back.Message.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("/staff note list", world.Posts(ticket)[^1].Embeds[0].Description, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Channel == new Snowflake(1_000_007));
    }

    [Fact] // B29
    public async Task B29_A_transfer_answers_and_gives_access_at_once_though_Discord_takes_no_further_name_for_ten_minutes()
    {
        await using var world = await StartAsync();
        await TransferAsync(world, _tess, "billing");
        await TransferAsync(world, _bill, "tech");
        await TransferAsync(world, _tess, "billing");
        await TransferAsync(world, _bill, "tech");
        await TransferAsync(world, _tess, "billing");

        var ticket = await world.TicketAsync();
        Assert.Contains(TicketsWorld.BillingRole, world.Discord.Overwrites[ticket.ChannelId!.Value].Select(overwrite => overwrite.Id));
        Assert.Equal(2, world.Discord.Modified.Count(m => m.Change.Name is not null || m.Change.Topic is not null));
        Assert.Equal(("tech-0001", _billingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));

        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.SweepAsync();
        Assert.Equal((3, 6), (world.Discord.Modified.Count(m => m.Change.Name is not null), world.Discord.Modified.Count));
        Assert.Equal(("billing-0001", _billingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
        Assert.Null((await world.TicketAsync()).NextRunAt);
    }

    [Theory] // B30
    [InlineData(true)]
    [InlineData(false)]
    public async Task B30_A_department_without_a_category_has_the_servers_or_none(bool serverHasOne)
    {
        await using var world = await StartAsync();
        await world.SetAsync("billing", department => department.CategoryId = null);
        var category = serverHasOne ? new Snowflake(303) : (Snowflake?)null;
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.CategoryId, category)));

        await TransferAsync(world, _tess, "billing");

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

        await TransferAsync(world, _tess, "billing");

        Assert.Equal(("billing-0001", _techCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
        Assert.True(await world.TicketAsync() is { NextRunAt: null, AbandonedEffects: EffectKinds.None });
    }

    [Fact]
    public async Task A_full_category_is_followed_by_one_more_and_repair_leaves_the_channel_there()
    {
        await using var world = await StartAsync();
        world.Discord.Channels.Add(
            new Channel
            {
                Id = _billingCategory,
                Type = ChannelType.Category,
                Name = "Billing",
            }
        );
        world.Discord.Before = (_, target) =>
        {
            if (target is ChannelChange { ParentId: { } parent } && parent == _billingCategory)
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", "full")
                );
        };

        await TransferAsync(world, _tess, "billing");
        var made = world.Discord.Channels.Single(c => c.Name == "Billing 2");
        Assert.Equal(("billing-0001", made.Id), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));

        world.Time.Advance(TimeSpan.FromMinutes(30));
        await world.RepairAsync(await world.TicketAsync());
        Assert.Single(world.Discord.Modified);

        await world.OpenAsync(9);
        await world.RunsAsync<TransferTicket>(await world.TicketAsync(2), _tess, transfer => transfer.RunAsync, "billing", null!);
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
                    ParentId = _billingCategory,
                })
        );
        world.Discord.Channels.Add(
            new Channel
            {
                Id = _billingCategory,
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

        await TransferAsync(world, _tess, "billing");
        world.Time.Advance(TimeSpan.FromSeconds(9));
        await world.HandleAsync<ReportHealth>(report => report.RunAsync(CancellationToken.None));

        Assert.Equal(("billing-0001", _techCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
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
        await TransferAsync(world, _tess, "billing");
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
        await TransferAsync(world, _tess, "billing");
        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(6));
        await world.SweepAsync();
        Assert.Equal(("tech-0001", _billingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));

        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.SweepAsync();
        Assert.Equal("billing-0001", world.Discord.Channels[0].Name);
    }

    [Fact]
    public async Task A_transfer_says_when_the_name_follows_and_the_category_does_not_wait_for_it()
    {
        await using var world = await StartAsync();
        Assert.DoesNotContain("<t:", (await TransferAsync(world, _tess, "billing")).Message.Content, StringComparison.Ordinal);
        await TransferAsync(world, _bill, "tech");

        var reply = await TransferAsync(world, _tess, "billing");

        Assert.Contains(
            $"<t:{(world.Time.GetUtcNow() + TimeSpan.FromSeconds(605)).ToUnixTimeSeconds()}:R>",
            reply.Message.Content,
            StringComparison.Ordinal
        );
        Assert.Equal(("tech-0001", _billingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
    }

    [Fact]
    public async Task A_transfer_behind_an_unfinished_rename_says_when_the_name_follows()
    {
        await using var world = await StartAsync();
        await world.RunsAsync<RenameTicket>(await world.TicketAsync(), _tess, rename => rename.RunAsync, "first");
        Task<Reply>? transfer = null;
        world.Discord.After = verb =>
        {
            if (verb == "modify" && transfer is null)
                transfer = Task.Run(() => TransferAsync(world, _tess, "billing"));
        };

        await world.RunsAsync<RenameTicket>(await world.TicketAsync(), _tess, rename => rename.RunAsync, "second");

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
                $"INSERT INTO ticket_history (GuildId, TicketId, At, Action, \"From\", \"To\", DepartmentId, ActorName, ActorRoles) SELECT GuildId, Id, 10 * Number, 7, 0, 0, DepartmentId, '', 0 FROM tickets WHERE Number <> 2"
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

    [Fact]
    public async Task Who_is_not_of_the_other_team_loses_the_claim_and_who_is_keeps_it()
    {
        await using var world = await StartAsync();
        world.Discord.MemberRoles[_tess.User.Id] = [TicketsWorld.TechRole];
        await ClaimAsync(world, _tess);
        await TransferAsync(world, _tess, "billing");
        Assert.Null((await world.TicketAsync()).AssigneeId);

        world.Discord.MemberRoles[_bill.User.Id] = [TicketsWorld.TechRole, TicketsWorld.BillingRole];
        await ClaimAsync(world, _bill);
        await TransferAsync(world, _bill, "tech");
        Assert.Equal(_bill.User.Id, (await world.TicketAsync()).AssigneeId);

        // The server's owner has no role, and is staff of every department.
        await world.SetAsync(ticket => ticket.With(t => t.AssigneeId, new Snowflake(1)));
        await TransferAsync(world, _tess, "billing");
        Assert.Equal(new Snowflake(1), (await world.TicketAsync()).AssigneeId);
    }

    [Fact]
    public async Task A_customer_with_a_ticket_there_gets_a_second_one_there_and_no_third_by_the_panel()
    {
        await using var world = await StartAsync();
        await world.OpenAsync(5, "billing");

        Assert.False((await TransferAsync(world, _tess, "billing")).Refused);

        Assert.Equal([1, 2], await world.ReadAsync(db => db.Tickets.OrderBy(t => t.Slot).Select(t => t.Slot!.Value).ToListAsync()));
        Assert.True((await world.OpenAsync(5, "billing")).Refused);
    }

    [Fact]
    public async Task Two_tickets_of_a_customer_can_be_moved_to_one_department_at_the_same_instant()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", department => department.Limits = department.Limits with { MaxOpen = 4 });
        await world.OpenAsync(5);
        await world.ReadAsync(async db =>
        {
            // The panel gives one; staff has moved others here.
            var first = await db.Tickets.AsNoTracking().SingleAsync();
            for (var i = 2; i <= 4; i++)
            {
                world.Discord.Channels.Add(new Channel { Id = new(5000 + (ulong)i), Name = "old" });
                world.Discord.Messages[new(5000 + (ulong)i)] = [];
                db.Tickets.Add(
                    new Ticket
                    {
                        Id = Guid.NewGuid(),
                        GuildId = first.GuildId,
                        Number = i,
                        OwnerId = first.OwnerId,
                        OwnerName = "",
                        OwnerCulture = "en",
                        Description = "",
                        WelcomeMessageId = new(1),
                        CreatedAt = first.CreatedAt,
                    }
                        .With(t => t.DepartmentId, first.DepartmentId)
                        .With(t => t.Slot, i)
                        .With(t => t.ChannelId, new Snowflake(5000 + (ulong)i))
                        .With(t => t.StateChangedAt, first.CreatedAt)
                        .With(t => t.AbandonedEffects, EffectKinds.All)
                );
            }

            return await db.SaveChangesAsync();
        });
        var tickets = await Task.WhenAll(Enumerable.Range(1, 4).Select(world.TicketAsync));

        var replies = await Task.WhenAll(
            tickets.Select(ticket =>
                Task.Run(() => world.RunsAsync<TransferTicket>(ticket, _tess, transfer => transfer.RunAsync, "billing", null!))
            )
        );

        Assert.All(replies, reply => Assert.False(reply.Refused, reply.Message.Content));
        Assert.Equal([1, 2, 3, 4], await world.ReadAsync(db => db.Tickets.OrderBy(t => t.Slot).Select(t => t.Slot!.Value).ToListAsync()));
    }

    [Fact]
    public async Task Only_departments_of_the_server_that_are_there_can_be_chosen_and_the_own_one_is_not_offered()
    {
        await using var world = await StartAsync();
        await world.SetAsync("billing", department => department.RemovedAt = world.Time.GetUtcNow());
        Assert.True((await TransferAsync(world, _tess, "billing")).Refused);
        Assert.Contains("no such department", (await TransferAsync(world, _tess, "sales")).Message.Content, StringComparison.Ordinal);
        Assert.Contains("already", (await TransferAsync(world, _tess, "tech")).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_says_where_a_ticket_came_from_and_the_new_departments_rules_count()
    {
        await using var world = await StartAsync();
        await world.SetAsync(
            "billing",
            department => department.Rules = new() { AutoCloseAfter = TimeSpan.FromHours(20), AutoCloseWarning = TimeSpan.FromHours(5) }
        );
        await TransferAsync(world, _tess, "billing");
        await world.SaysAsync(await world.TicketAsync(), _bill);

        var ticket = await world.TicketAsync();
        var row = await world.ReadAsync(db => db.History.SingleAsync(h => h.Action == TicketAction.Transfer));
        Assert.Equal(("tech", ticket.DepartmentId), (row.Detail, row.DepartmentId));
        Assert.Equal(ticket.LastStaffMessageAt + TimeSpan.FromHours(15), ticket.DeadlineAt);
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", department => department.CategoryId = _techCategory);
        await world.SetAsync("billing", department => department.CategoryId = _billingCategory);
        await world.OpenAsync(5);
        return world;
    }

    private static async Task<Reply> TransferAsync(TicketsWorld world, Member by, string department) =>
        await world.RunsAsync<TransferTicket>(await world.TicketAsync(), by, transfer => transfer.RunAsync, department, null!);

    private static async Task ClaimAsync(TicketsWorld world, Member by) =>
        Assert.False((await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), by, claim => claim.RunAsync)).Refused);
}
