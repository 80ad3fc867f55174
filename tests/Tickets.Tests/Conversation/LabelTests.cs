using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Labels;
using DCTicket.Tickets.Conversation.Details;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Conversation.Queue;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.History.Search;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Conversation;

public sealed class LabelTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);

    [Fact]
    public async Task A_label_of_staff_is_hidden_from_the_customer_and_a_public_one_is_on_the_control_message()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        await DefineAsync(world, "VIP", "🔴", isPublic: false);
        await DefineAsync(world, "Refund", null, isPublic: true);
        world.Raised.Saved.Clear();

        await AddAsync(world, "vip");
        await AddAsync(world, "Refund");

        var control = world.Discord.Edited.Last(edit => edit.Channel == ticket.ChannelId).Content.Embeds[0];
        Assert.Equal("Refund", Assert.Single(control.Fields, field => field.Name == "Labels").Value);
        Assert.Equal("Refund", await DetailsAsync(world, Carl));
        Assert.Equal("Refund · 🔴 VIP", await DetailsAsync(world, Tess));
        Assert.Equal(
            [(["VIP"], []), (["Refund"], [])],
            world.Raised.Saved.OfType<TicketLabelsChanged>().Select(e => (e.Added.ToArray(), e.Removed.ToArray()))
        );
        var info = await world.InAsync<ITickets, TicketInfo?>(tickets =>
            tickets.FindAsync(TicketsWorld.Guild, ticket.Id, CancellationToken.None)
        );
        Assert.Equal(["Refund", "VIP"], info!.Labels);
    }

    [Fact]
    public async Task The_queue_and_the_search_can_be_limited_to_a_label()
    {
        await using var world = await Work.StartAsync();
        await world.OpenAsync(9);
        await DefineAsync(world, "VIP", null, isPublic: false);
        await AddAsync(world, "VIP");
        var (ticket, label) = (await world.TicketAsync(), await world.ReadAsync(db => db.Labels.SingleAsync()));

        var queue = await world.RunsAsync<ListWaiting>(ticket, Tess, list => list.RunAsync, "vip");
        Assert.Contains("**0001**", queue.Message.Embeds[0].Description, StringComparison.Ordinal);
        Assert.Contains("VIP", queue.Message.Embeds[0].Description, StringComparison.Ordinal);
        Assert.DoesNotContain("**0002**", queue.Message.Embeds[0].Description, StringComparison.Ordinal);
        var found = await world.InAsync<TicketFilter, List<int>>(filter =>
            filter.Of(new Requester(TicketsWorld.Guild, null), new() { Label = label.Id }).Select(t => t.Number).ToListAsync()
        );
        Assert.Equal([1], found);
    }

    [Fact]
    public async Task A_label_is_added_once_removed_once_and_is_gone_from_tickets_when_an_admin_deletes_it()
    {
        await using var world = await Work.StartAsync();
        var ticket = await world.TicketAsync();
        Assert.True((await AddAsync(world, "VIP")).Refused);
        await DefineAsync(world, "VIP", null, isPublic: true);
        Assert.True((await DefineAsync(world, "vip", null, isPublic: true)).Refused);
        Assert.True((await DefineAsync(world, "Other", "no emoji", isPublic: true)).Refused);

        Assert.False((await AddAsync(world, "VIP")).Refused);
        Assert.True((await AddAsync(world, "VIP")).Refused);
        Assert.True((await world.RunsAsync<LabelTicket>(ticket, Carl, label => label.AddAsync, "VIP")).Refused);
        var id = await world.ReadAsync(db => db.Labels.Select(l => l.Id).SingleAsync());
        await world.InAsync<ManageLabels, Update>(manage =>
            manage.RemoveAsync(world.Click(ticket.ChannelId!.Value, Tess), id, CancellationToken.None)
        );
        await world.SweepAsync();

        Assert.Equal(0, await world.ReadAsync(db => db.TicketLabels.CountAsync()));
        var control = world.Discord.Edited.Last(edit => edit.Channel == ticket.ChannelId).Content.Embeds[0];
        Assert.DoesNotContain(control.Fields, field => field.Name == "Labels");
    }

    private static Task<Reply> DefineAsync(TicketsWorld world, string name, string? emoji, bool isPublic) =>
        world.InAsync<ManageLabels, Reply>(manage => manage.AddAsync(world.Command(Tess), name, emoji, isPublic, CancellationToken.None));

    private static async Task<Reply> AddAsync(TicketsWorld world, string name) =>
        await world.RunsAsync<LabelTicket>(await world.TicketAsync(), Tess, label => label.AddAsync, name);

    private static async Task<string> DetailsAsync(TicketsWorld world, Member member)
    {
        var reply = await world.RunsAsync<ShowTicketDetails>(await world.TicketAsync(), member, details => details.RunAsync);
        return Assert.Single(reply.Message.Embeds[0].Fields, field => field.Name == "Labels").Value;
    }
}
