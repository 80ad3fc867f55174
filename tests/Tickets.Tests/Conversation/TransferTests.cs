using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Conversation.TransferSteps;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class TransferTests
{
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

        var reply = await TransferAsync(world, Tess, "billing");

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
        Assert.Equal(("billing-0001", BillingCategory), (channel.Name, channel.ParentId!.Value));
        Assert.All(world.Discord.Modified, change => Assert.Null(change.Change.Overwrites));
    }

    [Fact] // M5 of the first hours
    public async Task A_transfer_takes_a_note_for_the_other_team_and_tells_who_loses_the_channel()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        var reply = await world.RunsAsync<TransferTicket>(ticket, Tess, transfer => transfer.RunAsync, "billing", "  Wants an *invoice* ");

        Assert.Contains("no longer see this channel", reply.Message.Content, StringComparison.Ordinal);
        var told = Assert.Single(world.Discord.Sent, sent => sent.Channel == new Snowflake(1_000_006)).Message.Content!;
        Assert.Contains("You moved ticket 0001", told, StringComparison.Ordinal);
        Assert.Contains("**Billing**", told, StringComparison.Ordinal);
        var post = world.Posts(ticket)[^1].Embeds[0].Description!;
        Assert.Contains("/staff note list", post, StringComparison.Ordinal);
        Assert.DoesNotContain("invoice", post, StringComparison.Ordinal);
        var notes = await world.RunsAsync<TicketNotes>(ticket, Bill, notes => notes.ListAsync);
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
        await TransferAsync(world, Tess, "billing");
        await TransferAsync(world, Bill, "tech");
        await TransferAsync(world, Tess, "billing");
        await TransferAsync(world, Bill, "tech");
        await TransferAsync(world, Tess, "billing");

        var ticket = await world.TicketAsync();
        Assert.Contains(TicketsWorld.BillingRole, world.Discord.Overwrites[ticket.ChannelId!.Value].Select(overwrite => overwrite.Id));
        Assert.Equal(2, world.Discord.Modified.Count(m => m.Change.Name is not null || m.Change.Topic is not null));
        Assert.Equal(("tech-0001", BillingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));

        world.Time.Advance(TimeSpan.FromMinutes(11));
        await world.SweepAsync();
        Assert.Equal((3, 6), (world.Discord.Modified.Count(m => m.Change.Name is not null), world.Discord.Modified.Count));
        Assert.Equal(("billing-0001", BillingCategory), (world.Discord.Channels[0].Name, world.Discord.Channels[0].ParentId!.Value));
        Assert.Null((await world.TicketAsync()).NextRunAt);
    }

    [Fact]
    public async Task Who_is_not_of_the_other_team_loses_the_claim_and_who_is_keeps_it()
    {
        await using var world = await StartAsync();
        world.Discord.MemberRoles[Tess.User.Id] = [TicketsWorld.TechRole];
        await ClaimAsync(world, Tess);
        await TransferAsync(world, Tess, "billing");
        Assert.Null((await world.TicketAsync()).AssigneeId);

        world.Discord.MemberRoles[Bill.User.Id] = [TicketsWorld.TechRole, TicketsWorld.BillingRole];
        await ClaimAsync(world, Bill);
        await TransferAsync(world, Bill, "tech");
        Assert.Equal(Bill.User.Id, (await world.TicketAsync()).AssigneeId);

        // The server's owner has no role, and is staff of every department.
        await world.SetAsync(ticket => ticket.With(t => t.AssigneeId, new Snowflake(1)));
        await TransferAsync(world, Tess, "billing");
        Assert.Equal(new Snowflake(1), (await world.TicketAsync()).AssigneeId);
    }

    [Fact]
    public async Task A_customer_with_a_ticket_there_gets_a_second_one_there_and_no_third_by_the_panel()
    {
        await using var world = await StartAsync();
        await world.OpenAsync(5, "billing");

        Assert.False((await TransferAsync(world, Tess, "billing")).Refused);

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
                Task.Run(() => world.RunsAsync<TransferTicket>(ticket, Tess, transfer => transfer.RunAsync, "billing", null!))
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
        Assert.True((await TransferAsync(world, Tess, "billing")).Refused);
        Assert.Contains("no such department", (await TransferAsync(world, Tess, "sales")).Message.Content, StringComparison.Ordinal);
        Assert.Contains("already", (await TransferAsync(world, Tess, "tech")).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_says_where_a_ticket_came_from_and_the_new_departments_rules_count()
    {
        await using var world = await StartAsync();
        await world.SetAsync(
            "billing",
            department => department.Rules = new() { AutoCloseAfter = TimeSpan.FromHours(20), AutoCloseWarning = TimeSpan.FromHours(5) }
        );
        await TransferAsync(world, Tess, "billing");
        await world.SaysAsync(await world.TicketAsync(), Bill);

        var ticket = await world.TicketAsync();
        var row = await world.ReadAsync(db => db.History.SingleAsync(h => h.Action == TicketAction.Transfer));
        Assert.Equal(("tech", ticket.DepartmentId), (row.Detail, row.DepartmentId));
        Assert.Equal(ticket.LastStaffMessageAt + TimeSpan.FromHours(15), ticket.DeadlineAt);
    }

    private static async Task ClaimAsync(TicketsWorld world, Member by) =>
        Assert.False((await world.RunsAsync<ClaimTicket>(await world.TicketAsync(), by, claim => claim.RunAsync)).Refused);
}
