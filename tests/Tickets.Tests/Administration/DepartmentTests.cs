using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class DepartmentTests
{
    [Fact]
    public async Task A_department_that_is_added_stands_on_the_panels_that_show_all_and_takes_tickets()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.CreatePanelAsync("Money matters", "billing");

        var reply = await world.AddDepartmentAsync(
            ("name", "Sales"),
            ("description", "Buy more"),
            ("emoji", "🛒"),
            ("roles", new[] { TicketsWorld.TechRole })
        );

        Assert.Contains("Sales", reply.Message.Content, StringComparison.Ordinal);
        Assert.Equal(
            ["open:tech", "open:billing", "open:sales"],
            world.Discord.Edited.Last().Content.Buttons.Select(button => button.Route.Value)
        );
        Assert.False((await world.OpenAsync(1001, "sales")).Refused);
        Assert.Contains(
            world.Discord.Overwrites[(await world.TicketAsync()).ChannelId!.Value],
            overwrite => overwrite.Id == TicketsWorld.TechRole
        );
    }

    [Fact]
    public async Task An_admin_chooses_which_panels_show_a_department()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.CreatePanelAsync("Money matters", "billing");
        await world.AddDepartmentAsync(("name", "Sales"));
        var (id, panels) = (
            await world.IdAsync("sales"),
            await world.ReadAsync(db => db.Panels.AsNoTracking().OrderBy(p => p.CreatedAt).ThenBy(p => p.Departments).ToListAsync())
        );
        var money = panels.Single(panel => panel.Departments.Count > 0);

        await world.InAsync<SetDepartmentPanels, Update>(edit =>
            edit.SetPanelsAsync(world.Click(), id, [money.Id.ToString("N")], CancellationToken.None)
        );

        var now = await world.ReadAsync(db => db.Panels.AsNoTracking().ToListAsync());
        Assert.Equal(["billing", "sales"], now.Single(panel => panel.Id == money.Id).Departments);
        Assert.Equal(["tech", "billing"], now.Single(panel => panel.Id != money.Id).Departments);
    }

    [Fact]
    public async Task A_panel_is_never_left_without_departments()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.CreatePanelAsync("Money matters", "billing");
        var id = await world.IdAsync("billing");

        var update = await world.InAsync<SetDepartmentPanels, Update>(edit =>
            edit.SetPanelsAsync(world.Click(), id, [], CancellationToken.None)
        );

        Assert.Contains("at least one department", update.Refusal, StringComparison.Ordinal);
        Assert.Single(await world.ReadAsync(db => db.Panels.Where(p => p.Departments == new List<string>()).ToListAsync()));
    }

    [Theory]
    [InlineData("技術支援", "", "department")]
    [InlineData("Déjà vu & more", "", "d-j-vu-more")]
    [InlineData("Anything", "my-key", "my-key")]
    [InlineData("Tech", "", "tech-2")]
    public async Task A_department_gets_a_key_that_nobody_has(string name, string key, string expected)
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.False((await world.AddDepartmentAsync(("name", name), ("key", key))).Refused);
        Assert.Equal(name, (await world.DepartmentAsync(expected)).NameIn(TicketsWorld.English));
    }

    [Theory]
    [InlineData("name", "  ", "needs a name")]
    [InlineData("key", "no key!", "1–32 characters: a–z")]
    [InlineData("key", "billing", "already used by “Billing”")]
    [InlineData("emoji", "hello", "is not a valid emoji")]
    public async Task What_a_department_cannot_be_is_refused_with_the_reason(string field, string value, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await world.AddDepartmentAsync([("name", "Sales"), (field, value)]);

        Assert.True(reply.Refused);
        Assert.Contains(why, reply.Message.Content, StringComparison.Ordinal);
        Assert.Equal(2, await world.ReadAsync(db => db.Departments.CountAsync()));
        Assert.Equal("Billing", (await world.DepartmentAsync("billing")).NameIn(TicketsWorld.English));
    }

    [Fact]
    public async Task Two_admins_who_add_the_same_make_one()
    {
        await using var world = await TicketsWorld.StartAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.AddDepartmentAsync(("name", "Sales"), ("key", "sales"))));

        Assert.Single(replies, reply => !reply.Refused);
        Assert.Equal(3, await world.ReadAsync(db => db.Departments.CountAsync()));
    }

    [Fact]
    public async Task A_26th_department_is_refused()
    {
        await using var world = await TicketsWorld.StartAsync();
        for (var number = 3; number <= DepartmentQuery.MaxCount; number++)
            Assert.False((await world.AddDepartmentAsync(("name", $"Team {number}"))).Refused);

        Assert.True((await world.AddDepartmentAsync(("name", "One more"))).Refused);
    }

    [Fact]
    public async Task A_removed_department_leaves_the_panels_and_its_tickets_go_on()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();

        Assert.Contains("was removed", (await world.RemoveDepartmentAsync("tech")).Message!.Content, StringComparison.Ordinal);

        Assert.Equal(["open:billing"], world.Discord.Edited.Last().Content.Buttons.Select(button => button.Route.Value));
        Assert.True((await world.OpenAsync(1002)).Refused);
        Assert.False((await world.CloseAsync(ticket, 1001)).Refused);
        await world.SweepAsync();
        Assert.True((await world.TicketAsync()).IsClosed);
        Assert.DoesNotContain(
            "tech",
            (
                await world.InAsync<EditDepartment, IReadOnlyList<Choice>>(e =>
                    e.CompleteAsync(world.Command(), "", CancellationToken.None)
                )
            ).Select(c => c.Value)
        );
    }

    [Fact]
    public async Task A_removed_department_stays_away_after_a_restart_and_comes_back_with_what_it_had()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        await world.EditPartAsync("limits", "tech", ("max-open", "3"));
        await world.RemoveDepartmentAsync("tech");
        await world.RestartAsync();
        await world.HandleAsync<SyncOnGuildAvailable>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );
        Assert.NotNull((await world.DepartmentAsync()).RemovedAt);

        var reply = await world.AddDepartmentAsync(("name", "Tech again"), ("key", "tech"));

        Assert.Contains("is back", reply.Message.Content, StringComparison.Ordinal);
        var department = await world.DepartmentAsync();
        Assert.Null(department.RemovedAt);
        Assert.Equal(3, department.Limits.MaxOpen);
        Assert.Equal([TicketsWorld.TechRole], department.StaffRoles);
        Assert.Equal(department.Id, (await world.TicketAsync()).DepartmentId);
    }

    [Fact]
    public async Task To_remove_twice_and_to_remove_what_another_server_has_is_refused() // B26
    {
        await using var world = await TicketsWorld.StartAsync();
        var id = await world.IdAsync();
        await world.RemoveDepartmentAsync("tech");
        Assert.NotNull(
            (await world.InAsync<RemoveDepartment, Update>(r => r.RemoveAsync(world.Click(), id, CancellationToken.None))).Refusal
        );
        Assert.True((await world.ShowDepartmentAsync("tech")).Refused);
        Assert.NotNull(
            (
                await world.InAsync<RemoveDepartment, Update>(r => r.RemoveAsync(world.Click(), Guid.NewGuid(), CancellationToken.None))
            ).Refusal
        );
    }
}
