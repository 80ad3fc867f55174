using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.FormEditor;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Conversation.Transfers;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>What the reference system gets wrong about set-up, by the numbers of its list.</summary>
public sealed class KnownBugTests
{
    [Fact]
    public async Task B5_After_setup_alone_a_member_opens_a_ticket_that_staff_is_called_to_and_gets_a_transcript()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.False((await world.OpenAsync(1001)).Refused);
        var ticket = await world.TicketAsync();
        Assert.Contains(TicketsWorld.TechRole, world.Discord.Sent.First(sent => sent.Channel == ticket.ChannelId).Message.Mentions.Roles);
        await world.CloseAsync(ticket, 1001);
        await world.SweepAsync();

        var closed = await world.TicketAsync();
        Assert.NotNull(closed.TranscriptSentAt);
        Assert.NotNull(closed.LogMessageId);
    }

    [Fact]
    public async Task B5_A_department_that_is_added_works_with_no_more_than_a_name()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.AddDepartmentAsync(("name", "Sales"));

        Assert.False((await world.OpenAsync(1001, "sales")).Refused);
        Assert.Equal("sales-0001", world.Discord.Created[0].Name);
    }

    [Fact]
    public async Task B9_A_deleted_role_stops_no_ticket_and_is_taken_away_by_role_remove()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.RemoveAll(role => role.Id == TicketsWorld.TechRole);
        Assert.False((await world.OpenAsync(1001)).Refused);

        var reply = await world.InAsync<RemoveRole, Reply>(remove =>
            remove.RunAsync(world.Command(), "tech", null, null, CancellationToken.None)
        );
        var list = Assert.IsType<StringSelect>(reply.Message.ActionRows[0][0]);
        Assert.Contains("Deleted role", list.Options[0].Label, StringComparison.Ordinal);
        var id = await world.IdAsync();
        await world.InAsync<RemoveRole, Update>(remove =>
            remove.RemoveAsync(world.Click(), id, [list.Options[0].Value], CancellationToken.None)
        );

        Assert.Empty((await world.DepartmentAsync()).Roles);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task B9_Everyone_is_no_role_of_a_department_in_any_way(int kind)
    {
        await using var world = await TicketsWorld.StartAsync();
        var everyone = new Role { Id = TicketsWorld.Guild, Name = "@everyone" };

        Assert.True(
            (
                await world.InAsync<ChangeRoles, Reply>(c =>
                    c.AddAsync(world.Command(), "tech", everyone, (DepartmentRoleKind)kind, CancellationToken.None)
                )
            ).Refused
        );
        Assert.True(
            (
                await world.InAsync<ChangeRoles, Reply>(c =>
                    c.SetAsync(world.Command(), "tech", everyone, (DepartmentRoleKind)kind, CancellationToken.None)
                )
            ).Refused
        );
        Assert.True((await world.AddDepartmentAsync(("name", "Sales"), ("roles", new[] { TicketsWorld.Guild }))).Refused);

        Assert.Equal([TicketsWorld.TechRole], (await world.DepartmentAsync()).Roles.Select(role => role.RoleId));
    }

    [Fact]
    public async Task B5_What_plugins_json_names_wrongly_stands_in_nobodys_way_once_it_is_set_in_Discord()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Roles.Add(new Role { Id = new(300), Name = "Tech Support" });
        Assert.True((await world.SetUpAsync()).Refused);
        var role = new Role { Id = new(300), Name = "Tech Support" };
        await world.InAsync<ChangeRoles, Reply>(change => change.SetAsync(world.Command(), "tech", role, null, CancellationToken.None));

        Assert.False((await world.SetUpAsync()).Refused);

        Assert.Equal([role.Id], (await world.DepartmentAsync()).StaffRoles);
    }

    [Fact]
    public async Task B26_Departments_of_another_server_are_neither_found_nor_changed()
    {
        await using var world = await TicketsWorld.StartAsync();
        var other = new Department
        {
            Id = Guid.NewGuid(),
            GuildId = new(555),
            Key = "secret",
            Names = new() { ["en"] = "Secret" },
        };
        await world.ReadAsync(async db =>
        {
            db.Departments.Add(other);
            return await db.SaveChangesAsync();
        });

        Assert.True((await world.ShowDepartmentAsync("secret")).Refused);
        Assert.NotNull(
            (await world.InAsync<EditDepartment, Modal>(e => e.AskAsync(world.Click(), other.Id, "en", CancellationToken.None))).Refusal
        );
        Assert.NotNull(
            (
                await world.InAsync<EditDepartment, Update>(e =>
                    e.SaveAsync(world.Submit(), other.Id, "rules", "x", CancellationToken.None)
                )
            ).Refusal
        );
        Assert.NotNull(
            (await world.InAsync<EditDepartment, Update>(e => e.MoveUpAsync(world.Click(), other.Id, CancellationToken.None))).Refusal
        );
        Assert.NotNull(
            (await world.InAsync<RemoveDepartment, Update>(r => r.RemoveAsync(world.Click(), other.Id, CancellationToken.None))).Refusal
        );
        Assert.NotNull(
            (
                await world.InAsync<RemoveRole, Update>(r => r.RemoveAsync(world.Click(), other.Id, ["Staff-1"], CancellationToken.None))
            ).Refusal
        );
        Assert.NotNull(
            (await world.InAsync<AddField, Update>(a => a.AddAsync(world.Submit(), other.Id, "Text", CancellationToken.None))).Refusal
        );
        Assert.NotNull(
            (await world.InAsync<PreviewForm, Modal>(p => p.OpenAsync(world.Click(), other.Id, 0, CancellationToken.None))).Refusal
        );
        Assert.True((await world.InAsync<EditForm, Reply>(e => e.ExportAsync(world.Click(), other.Id, CancellationToken.None))).Refused);
        Assert.True(
            (await world.InAsync<SetCategory, Reply>(s => s.ClearAsync(world.Command(), "secret", CancellationToken.None))).Refused
        );
        Assert.DoesNotContain(
            "Secret",
            (await world.InAsync<ListDepartments, Reply>(l => l.RunAsync(world.Command(), CancellationToken.None))).Message.Text(),
            StringComparison.Ordinal
        );
        var after = await world.ReadAsync(db => db.Departments.AsNoTracking().SingleAsync(d => d.Id == other.Id));
        Assert.Equal((null, null, 0), (after.EditedAt, after.RemovedAt, after.Form.Count));
    }

    [Fact]
    public async Task B30_A_ticket_that_is_given_to_a_department_whose_category_was_cleared_leaves_the_old_one()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.InAsync<CreateCategory, Reply>(create => create.RunAsync(world.Command(), "tech", null, CancellationToken.None));
        await world.OpenAsync(1001);
        var ticket = await world.TicketAsync();
        Assert.NotNull(world.Discord.Channels.Single(channel => channel.Id == ticket.ChannelId).ParentId);
        await world.InAsync<SetCategory, Reply>(set => set.ClearAsync(world.Command(), "billing", CancellationToken.None));

        Assert.False(
            (
                await world.RunsAsync<TransferTicket>(ticket, TicketsWorld.Staff(3001), transfer => transfer.RunAsync, "billing", null!)
            ).Refused
        );
        await world.SweepAsync();

        Assert.Null(world.Discord.Channels.Single(channel => channel.Id == ticket.ChannelId).ParentId);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task B31_A_panel_is_not_posted_again_when_Discord_fails_while_a_department_changes(int status)
    {
        await using var world = await TicketsWorld.StartAsync();
        var message = (await world.ReadAsync(db => db.Panels.AsNoTracking().SingleAsync())).MessageId;
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(status, 0));
        await world.EditPartAsync("en", "tech", ("name", "Engineers"));
        await world.SweepPanelsAsync();
        await world.RestartAsync();
        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.SweepPanelsAsync();

        Assert.Equal(message, (await world.ReadAsync(db => db.Panels.AsNoTracking().SingleAsync())).MessageId);
        Assert.Equal("Engineers", world.Discord.Edited.Last().Content.Buttons[0].Label);
        Assert.Single(world.Discord.Sent);
    }
}
