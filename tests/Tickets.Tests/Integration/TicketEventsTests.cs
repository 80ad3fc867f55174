using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Priorities;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Conversation.Transfers;

namespace DCTicket.Tickets.Tests.Integration;

/// <summary>What other plugins hear of tickets.</summary>
public sealed class TicketEventsTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task A_message_tells_who_wrote_it_and_whether_it_is_the_first_without_an_answer()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        world.Raised.Saved.Clear();

        await world.SaysAsync(ticket, Carl);
        await world.SaysAsync(ticket, Carl);
        await world.SaysAsync(ticket, Tess);
        await world.SaysAsync(ticket, Carl);
        await ArchiveAsync(world);

        Assert.Equal(
            [
                (new Snowflake(5), TicketRole.Owner, true),
                (new Snowflake(5), TicketRole.Owner, false),
                (new Snowflake(6), TicketRole.Staff, false),
                (new Snowflake(5), TicketRole.Owner, true),
            ],
            world.Raised.Saved.OfType<TicketMessageWritten>().Select(e => (e.AuthorId, e.AuthorRole, e.IsFirstUnanswered))
        );
        Assert.Equal(
            [
                (TicketState.WaitingForStaff, TicketState.WaitingForCustomer, new Snowflake(6)),
                (TicketState.WaitingForCustomer, TicketState.WaitingForStaff, new Snowflake(5)),
            ],
            world.Raised.Saved.OfType<TicketStateChanged>().Select(e => (e.From, e.To, e.ById!.Value))
        );
    }

    [Fact]
    public async Task A_message_that_was_missed_is_told_once_when_it_is_fetched()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        var heard = await world.SaysAsync(ticket, Carl);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await ArchiveAsync(world);
        var missed = world.Discord.Write(ticket.ChannelId!.Value, Carl.User, "Are you there?");
        world.Raised.Saved.Clear();

        await world.ReturnAsync();
        await world.ReturnAsync();
        await ArchiveAsync(world);

        var told = Assert.Single(world.Raised.Saved.OfType<TicketMessageWritten>());
        Assert.Equal((missed.Id, TicketRole.Owner, false), (told.MessageId, told.AuthorRole, told.IsFirstUnanswered));
        Assert.NotEqual(heard.Id, told.MessageId);
    }

    [Fact]
    public async Task Each_action_is_told_in_the_transaction_of_its_change()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        world.Raised.Saved.Clear();

        await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.RunAsync);
        await world.RunsAsync<ClaimTicket>(ticket, Tess, claim => claim.UnclaimAsync);
        await world.RunsAsync<SetPriority>(ticket, Tess, priority => priority.RunAsync, TicketPriority.High);
        await world.RunsAsync<SetPriority>(ticket, Tess, priority => priority.RunAsync, TicketPriority.High);
        await world.RunsAsync<ResolveTicket>(ticket, Carl, resolve => resolve.RunAsync);
        await world.SaysAsync(ticket, Carl, "It is back");
        await ArchiveAsync(world);
        await world.RunsAsync<TransferTicket>(ticket, Tess, transfer => transfer.RunAsync, "billing", null!);
        await world.CloseAsync(await world.TicketAsync(), 5, "Thanks");
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.SweepAsync();

        Assert.Equal(
            [
                new TicketClaimed(TicketsWorld.Guild, ticket.Id, new Snowflake(6), new Snowflake(6)),
                new TicketReleased(TicketsWorld.Guild, ticket.Id, new Snowflake(6)),
                new TicketPriorityChanged(TicketsWorld.Guild, ticket.Id, TicketPriority.Normal, TicketPriority.High, new Snowflake(6)),
                new TicketResolved(TicketsWorld.Guild, ticket.Id, new Snowflake(5)),
                new TicketReopened(TicketsWorld.Guild, ticket.Id, null, new Snowflake(5)),
                new TicketTransferred(TicketsWorld.Guild, ticket.Id, "tech", "billing", new Snowflake(6)),
                new TicketClosed(TicketsWorld.Guild, ticket.Id, 1, "billing", new Snowflake(5), new Snowflake(5))
                {
                    ChannelId = ticket.ChannelId,
                    Reason = "Thanks",
                },
                new TicketChannelDeleted(TicketsWorld.Guild, ticket.Id, ticket.ChannelId!.Value),
            ],
            world.Raised.Saved.Where(e => e is not (TicketStateChanged or TicketMessageWritten))
        );
    }

    private static Task ArchiveAsync(TicketsWorld world) =>
        world.HandleAsync<ArchiveWriter>(writer => writer.FlushAsync(CancellationToken.None));
}
