using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class CategoryTests
{
    [Fact]
    public async Task A_category_that_is_made_is_private_names_no_customer_and_takes_the_next_tickets() // B2
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await CreateAsync(world, "tech", "Tech tickets");

        Assert.False(reply.Refused, reply.Message.Content);
        var made = Assert.Single(world.Discord.Created);
        Assert.Equal(("Tech tickets", ChannelType.Category), (made.Name, made.Type));
        Assert.Contains(made.PermissionOverwrites, o => o.Id == TicketsWorld.Guild && o.Deny.HasFlag(Permissions.ViewChannel));
        Assert.Equal(
            new[] { TicketsWorld.Guild, world.Discord.BotId, TicketsWorld.TechRole }.Order(),
            made.PermissionOverwrites.Select(o => o.Id).Order()
        );
        await world.OpenAsync(1001);
        await world.OpenAsync(1001, "billing");
        Assert.Equal((world.Discord.Channels[0].Id, null), (world.Discord.Created[1].ParentId, world.Discord.Created[2].ParentId));
    }

    [Fact]
    public async Task A_second_click_makes_no_second_category_and_a_lost_answer_none_either()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.After = verb => ContinueTicketTests.ThrowFor(verb, "create", new HttpRequestException("lost"));
        await Assert.ThrowsAsync<HttpRequestException>(() => CreateAsync(world, null, null));
        world.Discord.After = null;

        Assert.False((await CreateAsync(world, null, null)).Refused);
        Assert.Contains("There is already a category", (await CreateAsync(world, null, null)).Message.Content, StringComparison.Ordinal);

        Assert.Equal(world.Discord.Channels[0].Id, (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).CategoryId);
        Assert.Single(world.Discord.Created);
    }

    [Fact]
    public async Task One_that_was_deleted_by_hand_is_made_anew()
    {
        await using var world = await TicketsWorld.StartAsync();
        await CreateAsync(world, null, null);
        world.Discord.Channels.Clear();

        Assert.False((await CreateAsync(world, null, null)).Refused);

        Assert.Equal(world.Discord.Channels[0].Id, (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).CategoryId);
    }

    [Fact]
    public async Task What_the_bot_lacks_in_a_category_is_named_and_nothing_is_changed()
    {
        await using var world = await TicketsWorld.StartAsync();
        GiveBot(world);
        var category = new Channel
        {
            Id = new(500),
            Type = ChannelType.Category,
            Name = "Closed",
            PermissionOverwrites = [new(TicketsWorld.Guild, OverwriteType.Role, Deny: Permissions.ManageChannels)],
        };
        world.Discord.Channels.Add(category);

        var reply = await SetAsync(world, category, "tech");

        Assert.True(reply.Refused);
        Assert.Contains("Manage Channels", reply.Message.Content, StringComparison.Ordinal);
        Assert.Null((await world.DepartmentAsync()).CategoryId);
        Assert.Contains(
            "cannot see",
            (await SetAsync(world, new Channel { Id = new(501), Type = ChannelType.Category }, null)).Message.Content,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_category_is_set_and_cleared_for_a_department_and_for_the_server()
    {
        await using var world = await TicketsWorld.StartAsync();
        GiveBot(world);
        var (own, shared) = (
            new Channel { Id = new(500), Type = ChannelType.Category },
            new Channel { Id = new(501), Type = ChannelType.Category }
        );
        world.Discord.Channels.AddRange([own, shared]);

        await SetAsync(world, own, "tech");
        await SetAsync(world, shared, null);
        Assert.Equal(own.Id, (await world.DepartmentAsync()).CategoryId);
        await world.OpenAsync(1001);
        await world.OpenAsync(1001, "billing");
        Assert.Equal([own.Id, shared.Id], world.Discord.Created.Select(made => made.ParentId!.Value));

        await world.InAsync<SetCategory, Reply>(set => set.ClearAsync(world.Command(), "tech", CancellationToken.None));
        await world.OpenAsync(1002);
        Assert.Equal(shared.Id, world.Discord.Created.Last().ParentId);
        await world.InAsync<SetCategory, Reply>(set => set.ClearAsync(world.Command(), null, CancellationToken.None));
        await world.OpenAsync(1003);
        Assert.Null(world.Discord.Created.Last().ParentId);
    }

    [Fact]
    public async Task A_department_that_there_is_not_is_named()
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await CreateAsync(world, "@everyone", null);
        Assert.Contains(@"“\@everyone”", reply.Message.Content, StringComparison.Ordinal);
        Assert.True(
            (await world.InAsync<SetCategory, Reply>(set => set.ClearAsync(world.Command(), "nothing", CancellationToken.None))).Refused
        );
        Assert.Empty(world.Discord.Created);
    }

    private static void GiveBot(TicketsWorld world) =>
        world.Discord.Roles[0] = world.Discord.Roles[0] with { Permissions = TicketsWorld.BotPermissions };

    private static Task<Reply> CreateAsync(TicketsWorld world, string? department, string? name) =>
        world.InAsync<CreateCategory, Reply>(create => create.RunAsync(world.Command(), department, name, CancellationToken.None));

    private static Task<Reply> SetAsync(TicketsWorld world, Channel category, string? department) =>
        world.InAsync<SetCategory, Reply>(set => set.SetAsync(world.Command(), category, department, CancellationToken.None));
}
