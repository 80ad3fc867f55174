using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Claims;
using DCTicket.Tickets.Conversation.Queue;
using DCTicket.Tickets.Conversation.Resolving;
using DCTicket.Tickets.Opening.Placement;

namespace DCTicket.Tickets.Tests.Conversation;

/// <summary>/staff queue, and the buttons that save staff and customer a way.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task The_queue_has_the_tickets_of_ones_departments_the_oldest_first_and_claims_them()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (ulong member = 1001; member <= 1007; member++)
        {
            await world.OpenAsync(member, member == 1003 ? "billing" : "tech");
            world.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var tech = TicketsWorld.Member(3001, Permissions.None, TicketsWorld.TechRole);
        var queue = (await world.InAsync<ListWaiting, Reply>(q => q.RunAsync(world.Command(tech), null, CancellationToken.None))).Message;
        Assert.Equal("Waiting tickets: 6", queue.Embeds[0].Title);
        Assert.Equal(["Claim 0001", "Claim 0002", "Claim 0004", "Claim 0005", "Claim 0006", "◀", "▶"], queue.Labels());
        Assert.DoesNotContain("**0003**", queue.Text(), StringComparison.Ordinal);

        var first = await world.TicketAsync();
        var after = await world.InAsync<ListWaiting, Update>(q =>
            q.ClaimAsync(world.Click(TicketsWorld.PanelChannel, tech), first.Id, 0, CancellationToken.None)
        );
        Assert.Equal(tech.User.Id, (await world.TicketAsync()).AssigneeId);
        Assert.DoesNotContain("Claim 0001", after.Message!.Labels());
        var foreign = await world.TicketAsync(3);
        Assert.NotNull(
            (
                await world.InAsync<ListWaiting, Update>(q =>
                    q.ClaimAsync(world.Click(TicketsWorld.PanelChannel, tech), foreign.Id, 0, CancellationToken.None)
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task The_message_that_a_ticket_is_resolved_has_its_buttons_and_calls_the_owner_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        await world.InAsync<ResolveTicket, Reply>(r =>
            r.RunAsync(world.Click(ticket.ChannelId!.Value, TicketsWorld.Staff(3001)), ticket.Id, CancellationToken.None)
        );

        var post = world.Discord.Sent[^1].Message;
        Assert.Equal(["Reopen", "Close now"], post.Labels().Take(2));
        Assert.Equal([new Snowflake(1001)], post.Mentions.Users);
    }

    [Fact]
    public async Task Staff_is_called_again_by_a_quiet_button()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        await world.InAsync<ClaimTicket, Reply>(c =>
            c.RunAsync(world.Click(ticket.ChannelId!.Value, TicketsWorld.Staff(3001)), ticket.Id, CancellationToken.None)
        );

        var again = world.Discord.Edited[^1].Content.Buttons.Single(button => button.Label == "Call staff again");
        Assert.Equal(ButtonStyle.Secondary, again.Style);
    }

    [Fact]
    public async Task A_channel_of_an_earlier_version_is_still_known_by_its_topic()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        var channel = world.Discord.Channels[0];
        Assert.True(TicketTopic.IsOf(channel, ticket));
        Assert.DoesNotContain(ticket.Id.ToString("N"), channel.Topic, StringComparison.Ordinal);
        Assert.True(TicketTopic.IsOf(channel with { Topic = $"Tech support · {ticket.Id:N}" }, ticket));
        Assert.False(TicketTopic.IsOf(channel with { Topic = "Tech support · Ticket 0001 · 00000000" }, ticket));
    }
}
