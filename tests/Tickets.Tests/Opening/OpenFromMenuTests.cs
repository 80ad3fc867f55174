using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Open;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>The commands in the menus of messages and members.</summary>
public sealed class OpenFromMenuTests
{
    private static readonly (string, ModalValue) Text = ("description", new ModalValue { Text = "The printer is on fire" });

    [Fact]
    public async Task The_author_opens_a_ticket_that_links_and_quotes_the_message()
    {
        await using var world = await TicketsWorld.StartAsync();
        var command = world.Command(TicketsWorld.Member(1001));
        var asked = await FromAsync(world, command, Message(1001));
        Assert.Equal($"choose:{command.Id}", Assert.IsType<StringSelect>(asked.Message.ActionRows[0][0]).Route.Value);

        Assert.False((await world.SubmitAsync(TicketsWorld.Member(1001), "tech", 0, command.Id, Text)).Refused);

        var ticket = await world.TicketAsync();
        Assert.Equal((new Snowflake(1001), null), (ticket.OwnerId, ticket.OpenedById));
        var field = world
            .Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId)
            .Message.Embeds[0]
            .Fields.Single(f => f.Name == "From this message");
        Assert.StartsWith("https://discord.com/channels/100/110/4711\n> it \\*burns\\*", field.Value, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.OpenRequests.CountAsync()));
    }

    [Fact]
    public async Task Staff_opens_for_the_author_who_is_the_owner_and_pinged()
    {
        await using var world = await TicketsWorld.StartAsync();
        var command = world.Command(TicketsWorld.Staff(3000));
        await FromAsync(world, command, Message(1001));
        var reply = await world.SubmitAsync(TicketsWorld.Staff(3000), "tech", 0, command.Id, Text);

        Assert.Contains("The ticket for <@1001> is ready", reply.Message.Content, StringComparison.Ordinal);
        var ticket = await world.TicketAsync();
        Assert.Equal((new Snowflake(1001), (Snowflake?)new Snowflake(3000)), (ticket.OwnerId, ticket.OpenedById));
        Assert.Equal([new Snowflake(1001)], world.Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId).Message.Mentions.Users);
        var opened = await world.ReadAsync(db => db.History.SingleAsync(h => h.Action == TicketAction.Open));
        Assert.Equal((new Snowflake(3000), ActorRoles.Staff), (opened.ActorId!.Value, opened.ActorRoles));
    }

    [Fact]
    public async Task Others_bots_and_who_has_left_are_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.True((await FromAsync(world, world.Command(TicketsWorld.Member(1002)), Message(1001))).Refused);
        Assert.True((await FromAsync(world, world.Command(TicketsWorld.Staff(3000)), Message(1001, bot: true))).Refused);
        Assert.True((await world.OpenForAsync(TicketsWorld.Member(1002), 1001)).Refused);
        world.Discord.Left.Add(new(1001));
        Assert.True((await FromAsync(world, world.Command(TicketsWorld.Staff(3000)), Message(1001))).Refused);
        Assert.Equal(0, await world.ReadAsync(db => db.OpenRequests.CountAsync()));
    }

    [Fact]
    public async Task B4_Somebody_else_s_request_one_without_the_role_and_one_of_yesterday_open_nothing() // B4
    {
        await using var world = await TicketsWorld.StartAsync();
        var command = world.Command(TicketsWorld.Staff(3000));
        await world.InAsync<OpenForMember, Modal>(open =>
            open.RunAsync(command, TicketsWorld.Person(1001), TicketsWorld.Member(1001), default)
        );

        Assert.True((await world.SubmitAsync(TicketsWorld.Staff(3001), "tech", 0, command.Id, Text)).Refused);
        Assert.True((await world.SubmitAsync(TicketsWorld.Member(3000), "tech", 0, command.Id, Text)).Refused);
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await world.SubmitAsync(TicketsWorld.Staff(3000), "tech", 0, command.Id, Text)).Refused);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task A_member_who_leaves_while_staff_fills_the_form_in_gets_no_ticket()
    {
        await using var world = await TicketsWorld.StartAsync();
        var command = world.Command(TicketsWorld.Staff(3000));
        await world.InAsync<OpenForMember, Modal>(open =>
            open.RunAsync(command, TicketsWorld.Person(1001), TicketsWorld.Member(1001), default)
        );
        world.Discord.Left.Add(new(1001));

        Assert.True((await world.SubmitAsync(TicketsWorld.Staff(3000), "tech", 0, command.Id, Text)).Refused);
        Assert.Empty(world.Discord.Created);
    }

    [Fact]
    public async Task The_command_opens_the_form_of_a_department_and_asks_for_one_where_none_is_named()
    {
        await using var world = await TicketsWorld.StartAsync();
        Task<Modal> OpenAsync(string? department) =>
            world.InAsync<OpenByCommand, Modal>(open => open.RunAsync(world.Command(TicketsWorld.Member(1001)), department, default));

        Assert.Equal("open:tech:0:0", (await OpenAsync("tech")).Route.Value);
        Assert.NotNull((await OpenAsync("nothing")).Refusal);
        var select = Assert.IsType<StringSelect>((await OpenAsync(null)).Instead!.ActionRows[0][0]);
        Assert.Equal(["tech", "billing"], select.Options.Select(option => option.Value));
        await world.EditAsync("billing", department => department.RemovedAt = world.Time.GetUtcNow());
        Assert.Equal("open:tech:0:0", (await OpenAsync(null)).Route.Value);
    }

    private static Task<Reply> FromAsync(TicketsWorld world, CommandContext command, Message message) =>
        world.InAsync<OpenFromMessage, Reply>(open => open.RunAsync(command, message, default));

    private static Message Message(ulong author, bool bot = false) =>
        new()
        {
            Id = new(4711),
            ChannelId = TicketsWorld.PanelChannel,
            Author = TicketsWorld.Person(author) with { Bot = bot },
            Content = "it *burns*",
        };
}
