using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class RoleTests
{
    private static readonly Role Helpers = new() { Id = new(300), Name = "Helpers" };

    [Fact]
    public async Task A_role_that_is_added_sees_the_open_tickets_and_one_that_is_removed_no_longer()
    {
        await using var world = await StartAsync();
        await world.OpenAsync(1001);
        var channel = (await world.TicketAsync()).ChannelId!.Value;

        var added = await AddAsync(world, Helpers);
        await world.SweepAsync();
        Assert.Contains("Open tickets being updated: 1", added.Message.Content, StringComparison.Ordinal);
        Assert.Contains(world.Discord.Overwrites[channel], overwrite => overwrite.Id == Helpers.Id);

        Assert.False((await RemoveAsync(world, Helpers)).Refused);
        await world.SweepAsync();
        Assert.DoesNotContain(world.Discord.Overwrites[channel], overwrite => overwrite.Id == Helpers.Id);
    }

    [Fact]
    public async Task Set_takes_the_place_of_all_others_of_its_kind_alone()
    {
        await using var world = await StartAsync();
        await AddAsync(world, Helpers, DepartmentRoleKind.Required);

        await world.InAsync<ChangeRoles, Reply>(change => change.SetAsync(world.Command(), "tech", Helpers, null, CancellationToken.None));

        var department = await world.DepartmentAsync();
        Assert.Equal([Helpers.Id], department.StaffRoles);
        Assert.Equal([Helpers.Id], department.RolesOf(DepartmentRoleKind.Required));
    }

    [Fact]
    public async Task To_add_a_role_twice_is_to_add_it_once()
    {
        await using var world = await StartAsync();
        await AddAsync(world, Helpers);
        var edited = (await world.DepartmentAsync()).EditedAt;
        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.False((await AddAsync(world, Helpers)).Refused);

        Assert.Equal(edited, (await world.DepartmentAsync()).EditedAt);
        Assert.Equal(2, (await world.DepartmentAsync()).Roles.Count);
    }

    [Fact]
    public async Task Required_and_denied_roles_decide_who_may_open()
    {
        await using var world = await StartAsync();
        await AddAsync(world, Helpers, DepartmentRoleKind.Required);
        Assert.True((await world.OpenAsync(1001)).Refused);
        Assert.False((await SubmitAsync(world, 1002, Helpers.Id)).Refused);

        Assert.Contains(
            "cannot be both",
            (await AddAsync(world, Helpers, DepartmentRoleKind.Denied)).Message.Content,
            StringComparison.Ordinal
        );
        await RemoveAsync(world, Helpers);
        await AddAsync(world, Helpers, DepartmentRoleKind.Denied);
        Assert.False((await world.OpenAsync(1003)).Refused);
        Assert.True((await SubmitAsync(world, 1004, Helpers.Id)).Refused);
    }

    [Fact]
    public async Task A_role_of_a_bot_is_no_staff_and_one_of_boosters_may_be_asked_for()
    {
        await using var world = await StartAsync();
        var boosters = new Role
        {
            Id = new(301),
            Name = "Boosters",
            Managed = true,
        };
        world.Discord.Roles.Add(boosters);

        Assert.True((await AddAsync(world, boosters)).Refused);
        Assert.False((await AddAsync(world, boosters, DepartmentRoleKind.Required)).Refused);
    }

    [Fact]
    public async Task An_eleventh_role_of_a_kind_is_refused()
    {
        await using var world = await StartAsync();
        for (ulong number = 0; number < 9; number++)
        {
            var role = new Role { Id = new(400 + number), Name = $"Role {number}" };
            world.Discord.Roles.Add(role);
            Assert.False((await AddAsync(world, role)).Refused);
        }

        Assert.Contains("10 roles", (await AddAsync(world, Helpers)).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_left_is_said()
    {
        await using var world = await StartAsync();
        var reply = await RemoveAsync(world, new Role { Id = TicketsWorld.TechRole, Name = "Tech Support" });
        Assert.Contains("only administrators", reply.Message.Content, StringComparison.Ordinal);
        Assert.True((await RemoveAsync(world, Helpers)).Refused);
        Assert.True(
            (
                await world.InAsync<RemoveRole, Reply>(remove =>
                    remove.RunAsync(world.Command(), "tech", null, null, CancellationToken.None)
                )
            ).Refused
        );
    }

    [Fact]
    public async Task The_list_has_all_departments_or_the_one_that_is_asked_for()
    {
        await using var world = await StartAsync();
        var all = (
            await world.InAsync<ListRoles, Reply>(list => list.RunAsync(world.Command(), null, CancellationToken.None))
        ).Message.Text();
        var one = (
            await world.InAsync<ListRoles, Reply>(list => list.RunAsync(world.Command(), "Billing", CancellationToken.None))
        ).Message.Text();

        Assert.Contains($"<@&{TicketsWorld.TechRole}>", all, StringComparison.Ordinal);
        Assert.Contains($"<@&{TicketsWorld.BillingRole}>", all, StringComparison.Ordinal);
        Assert.DoesNotContain($"<@&{TicketsWorld.TechRole}>", one, StringComparison.Ordinal);
        Assert.True(
            (await world.InAsync<ListRoles, Reply>(list => list.RunAsync(world.Command(), "nothing", CancellationToken.None))).Refused
        );
    }

    private static async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.Add(Helpers);
        return world;
    }

    private static Task<Reply> AddAsync(TicketsWorld world, Role role, DepartmentRoleKind? kind = null) =>
        world.InAsync<ChangeRoles, Reply>(change => change.AddAsync(world.Command(), "tech", role, kind, CancellationToken.None));

    private static Task<Reply> RemoveAsync(TicketsWorld world, Role role) =>
        world.InAsync<RemoveRole, Reply>(remove => remove.RunAsync(world.Command(), "tech", role, null, CancellationToken.None));

    private static Task<Reply> SubmitAsync(TicketsWorld world, ulong member, Snowflake role) =>
        world.SubmitAsync(
            TicketsWorld.Member(member, Permissions.None, role),
            "tech",
            0,
            ("description", new ModalValue { Text = "The printer is on fire", Values = ["The printer is on fire"] })
        );
}
