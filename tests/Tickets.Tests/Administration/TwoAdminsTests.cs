using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>Two administrators at the same thing: nothing that one has saved is undone by the other.</summary>
public sealed class TwoAdminsTests
{
    [Fact]
    public async Task Of_two_who_save_at_the_same_instant_both_are_kept()
    {
        await using var world = await TicketsWorld.StartAsync();
        var first = true;

        var saved = await world.InAsync<IServiceProvider, SavedDepartment>(services =>
            services
                .GetRequiredService<DepartmentEditor>()
                .EditAsync(
                    world.Command(),
                    _ => services.GetRequiredService<DepartmentQuery>().ByTextAsync(TicketsWorld.Guild, "tech", CancellationToken.None),
                    async department =>
                    {
                        // Something else saves between our reading and our writing.
                        if (first)
                        {
                            first = false;
                            world.Time.Advance(TimeSpan.FromSeconds(1));
                            await world.EditAsync("tech", other => other.Names = other.Names.With("zh-TW", "工程師"));
                        }

                        department.Names = department.Names.With("en", "Engineers");
                        return null;
                    },
                    CancellationToken.None
                )
        );

        Assert.Null(saved.Refusal);
        var now = await world.DepartmentAsync();
        Assert.Equal(("Engineers", "工程師"), (now.Names["en"], now.Names["zh-TW"]));
    }

    [Fact]
    public async Task A_form_that_was_open_while_another_one_saved_the_same_is_refused_and_the_others_are_not()
    {
        await using var world = await TicketsWorld.StartAsync();
        var (mine, other, chinese) = (await world.OpenPartAsync("en"), await world.OpenPartAsync("en"), await world.OpenPartAsync("zh-TW"));
        Assert.Null((await world.SavePartAsync(other, ("description", "They repair"))).Refusal);

        Assert.Contains(
            "someone else changed this",
            (await world.SavePartAsync(mine, ("name", "Engineers"))).Refusal,
            StringComparison.Ordinal
        );
        Assert.Null((await world.SavePartAsync(chinese, ("name", "工程師"))).Refusal);

        var now = await world.DepartmentAsync();
        Assert.Equal(("Tech support", "They repair", "工程師"), (now.Names["en"], now.Descriptions["en"], now.Names["zh-TW"]));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_saved_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        var form = await world.OpenPartAsync("en");
        Assert.Null((await world.SavePartAsync(form, ("name", "Engineers"))).Refusal);
        var edited = (await world.DepartmentAsync()).EditedAt;
        world.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null((await world.SavePartAsync(form, ("name", "Engineers"))).Refusal);

        Assert.Equal(edited, (await world.DepartmentAsync()).EditedAt);
    }

    [Fact]
    public async Task Of_many_who_put_departments_on_one_panel_at_once_all_are_kept()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.CreatePanelAsync("Money matters", "billing");
        string[] keys = ["one", "two", "three", "four"];
        foreach (var key in keys)
            await world.AddDepartmentAsync(("name", key));
        var panel = (await world.ReadAsync(db => db.Panels.AsNoTracking().ToListAsync())).Single(p => p.Departments.Count > 0).Id;

        await Task.WhenAll(
            keys.Select(async key =>
            {
                var id = await world.IdAsync(key);
                await world.InAsync<SetDepartmentPanels, Update>(edit =>
                    edit.SetPanelsAsync(world.Click(), id, [panel.ToString("N")], CancellationToken.None)
                );
            })
        );

        var now = await world.ReadAsync(db => db.Panels.AsNoTracking().SingleAsync(p => p.Id == panel));
        Assert.Equal(["billing", "four", "one", "three", "two"], now.Departments.Order());
    }

    [Fact]
    public async Task Of_many_who_add_roles_at_once_every_role_is_kept()
    {
        await using var world = await TicketsWorld.StartAsync();
        var roles = Enumerable.Range(300, 6).Select(id => new Role { Id = new((ulong)id), Name = $"Role {id}" }).ToList();
        world.Discord.Roles.AddRange(roles);

        await Task.WhenAll(
            roles
                .Concat(roles)
                .Select(role =>
                    world.InAsync<ChangeRoles, Reply>(change =>
                        change.AddAsync(world.Command(), "tech", role, null, CancellationToken.None)
                    )
                )
        );

        Assert.Equal(7, (await world.DepartmentAsync()).StaffRoles.Count());
    }

    [Fact]
    public async Task A_form_is_not_lost_to_a_change_of_another_field()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddFieldAsync(FormFieldKind.Text, ("label", "Server"));
        await Task.WhenAll(
            world.AddFieldAsync(FormFieldKind.Text, ("label", "Version")),
            world.EditFieldAsync("server", "zh-TW", ("label", "伺服器")),
            world.AddFieldAsync(FormFieldKind.File, ("label", "Log"))
        );

        var fields = (await world.DepartmentAsync()).Form.SelectMany(page => page.Fields).ToList();
        Assert.Equal(["log", "server", "version"], fields.Select(field => field.Key).Order());
        Assert.Equal("伺服器", fields.Single(field => field.Key == "server").Label["zh-TW"]);
    }
}
