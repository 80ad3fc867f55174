using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Tests.Core;

public sealed class AccessTests
{
    private static readonly Ticket Ticket = new Ticket
    {
        GuildId = new(100),
        OwnerId = new(5),
        OwnerName = "",
        OwnerCulture = "en",
        Description = "",
    }.With(t => t.Department, new Department { Key = "tech", Roles = [new DepartmentRole { RoleId = new(200) }] });

    [Fact]
    public void B23_Owner_staff_and_administrators_are_told_apart_and_one_can_be_both() // B21, B23
    {
        Assert.Equal(ActorRoles.Owner, TicketRoles.Of(Ticket, TicketsWorld.Member(5)));
        Assert.Equal(
            ActorRoles.Owner | ActorRoles.Staff,
            TicketRoles.Of(Ticket, TicketsWorld.Member(5, Permissions.None, new Snowflake(200)))
        );
        Assert.Equal(ActorRoles.Staff | ActorRoles.Admin, TicketRoles.Of(Ticket, TicketsWorld.Member(6, Permissions.Administrator)));
        Assert.Equal(ActorRoles.None, TicketRoles.Of(Ticket, TicketsWorld.Member(6, Permissions.ManageGuild, new Snowflake(201))));
    }

    [Fact]
    public async Task Only_tickets_of_the_same_server_have_roles_and_closed_ones_keep_theirs()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var channel = (await world.TicketAsync()).ChannelId!.Value;
        Task<TicketRole?> FindAsync(Snowflake guild) =>
            world.InAsync<ITickets, TicketRole?>(tickets =>
                tickets.FindRoleAsync(guild, channel, TicketsWorld.Member(5), CancellationToken.None)
            );

        Assert.Equal(TicketRole.Owner, await FindAsync(TicketsWorld.Guild));
        Assert.Null(await FindAsync(new Snowflake(999)));
        await world.CloseAsync(await world.TicketAsync(), 5);
        Assert.Equal(TicketRole.Owner, await FindAsync(TicketsWorld.Guild));
    }

    [Fact]
    public void B2_A_channel_is_hidden_from_everyone_and_names_only_what_the_bot_has() // B1, B2
    {
        var has = TicketsWorld.BotPermissions & ~Permissions.AttachFiles;
        var overwrites = TicketOverwrites.Of(Ticket, new HashSet<Snowflake> { new(200) }, new(900), has, locked: false);

        Assert.Equal([new(100), new(900), new(5), new Snowflake(200)], overwrites.Select(o => o.Id));
        Assert.Equal(Permissions.ViewChannel, overwrites[0].Deny);
        Assert.All(overwrites, o => Assert.Equal(Permissions.None, o.Allow & ~has));
        Assert.All(overwrites, o => Assert.Equal(Permissions.None, (o.Allow | o.Deny) & Permissions.ManageRoles));
        Assert.True(overwrites[2].Allow.HasFlag(Permissions.ViewChannel | Permissions.SendMessages));
    }

    [Fact]
    public void An_administrator_bot_may_name_everything() =>
        Assert.True(
            TicketOverwrites
                .Of(Ticket, new HashSet<Snowflake>(), new(900), Permissions.Administrator, locked: false)[1]
                .Allow.HasFlag(Permissions.ManageChannels | Permissions.ManageMessages)
        );
}
