using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Administration.SetupSteps;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class SetUpPanelTests
{
    [Fact]
    public async Task The_panel_has_a_button_for_each_department_and_a_second_setup_edits_it()
    {
        await using var world = await TicketsWorld.StartAsync();
        var panel = world.Discord.Sent.Single().Message;
        Assert.Equal(["open:tech", "open:billing"], panel.Buttons.Select(button => button.Route.Value));

        var reply = await world.SetUpAsync();
        Assert.False(reply.Refused);
        Assert.Single(world.Discord.Sent);
        Assert.NotEmpty(world.Discord.Edited);
    }

    [Fact]
    public async Task A_panel_that_was_deleted_is_posted_anew_and_an_outage_posts_nothing() // B31
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(502, 0));
        await world.SetUpAsync();
        Assert.Single(world.Discord.Sent);

        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(404, DiscordErrorCode.UnknownMessage));
        world.Discord.Messages[TicketsWorld.PanelChannel].Clear();
        await world.SetUpAsync();
        Assert.Equal(2, world.Discord.Sent.Count);
    }

    [Fact]
    public async Task Missing_permissions_are_named_with_their_reason()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas = TicketsWorld.BotPermissions & ~Permissions.ManageRoles;
        var reply = await world.SetUpAsync();
        Assert.True(reply.Refused);
        Assert.Contains("Manage Roles**: to make ticket channels private", reply.Message.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Embed Links", reply.Message.Content, StringComparison.Ordinal);
        world.Discord.BotHas = Permissions.Administrator;
        Assert.False((await world.SetUpAsync()).Refused);
    }

    [Theory]
    [InlineData("Tech Support", "200", null)]
    [InlineData("tech support", "200", null)]
    [InlineData("201", "201", null)]
    [InlineData("@everyone", null, "setup.role-everyone")]
    [InlineData("100", null, "setup.role-everyone")]
    [InlineData("Nobody", null, "setup.role-missing")]
    [InlineData("Twin", null, "setup.role-ambiguous")]
    [InlineData("Robot", null, "setup.role-managed")]
    public void Roles_are_found_by_name_or_id_and_everyone_is_refused(string wanted, string? expected, string? problem) // B9
    {
        Role[] roles =
        [
            new() { Id = new(100), Name = "@everyone" },
            new() { Id = new(200), Name = "Tech Support" },
            new() { Id = new(201), Name = "Billing" },
            new() { Id = new(202), Name = "Twin" },
            new() { Id = new(203), Name = "Twin" },
            new()
            {
                Id = new(204),
                Name = "Robot",
                Managed = true,
            },
        ];
        Assert.Equal(
            (expected is null ? null : Snowflake.Parse(expected), problem),
            ConfigNameResolver.Find(new(100), roles, wanted, DepartmentRoleKind.Staff)
        );
    }

    [Fact]
    public async Task A_name_in_the_file_that_cannot_be_used_is_named_and_nothing_changes()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Options.Departments[1].Roles[0] = "@everyone";
        var reply = await world.SetUpAsync();
        Assert.True(reply.Refused);
        Assert.Contains("“Billing”", reply.Message.Content, StringComparison.Ordinal);
        Assert.Empty(world.Discord.Edited);
    }

    [Fact]
    public async Task A_setup_without_options_keeps_the_log_channel_and_changes_roles()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Options.Departments[0].Roles[0] = "Billing";
        await world.SetUpAsync(withLog: false);

        Assert.Equal(TicketsWorld.LogChannel, (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).LogChannelId);
        var tech = await world.ReadAsync(db => db.Departments.Include(d => d.Roles).SingleAsync(d => d.Key == "tech"));
        Assert.Equal([TicketsWorld.BillingRole], tech.Roles.Select(role => role.RoleId));
    }

    [Fact]
    public async Task What_is_missing_is_shown_before_anything_is_made()
    {
        await using var world = await MissingAsync();
        var made = world.Discord.Created.Count;
        var offer = await OfferAsync(world);

        Assert.Contains("a new role @Money desk", offer.Text(), StringComparison.Ordinal);
        Assert.Equal(made, world.Discord.Created.Count);
        Assert.DoesNotContain(world.Discord.Roles, role => role.Name == "Money desk");
    }

    [Fact]
    public async Task A_yes_makes_it_once_uses_it_and_posts_the_panel()
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");

        await Task.WhenAll(MakeAsync(world, run), MakeAsync(world, run));

        var role = Assert.Single(world.Discord.Roles, role => role.Name == "Money desk");
        Assert.Equal(Permissions.None, role.Permissions);
        var billing = await world.ReadAsync(db => db.Departments.Include(d => d.Roles).SingleAsync(d => d.Key == "billing"));
        Assert.Equal([role.Id], billing.StaffRoles);
        Assert.Equal(["Tech support", "Billing"], world.Discord.Created.Where(c => c.Type == ChannelType.Category).Select(c => c.Name));
        Assert.Equal(billing.CategoryId, world.Discord.Channels.Single(c => c.Name == "Billing").Id);
        var log = Assert.Single(world.Discord.Created, c => c.Type == ChannelType.Text);
        Assert.Equal(Permissions.ViewChannel, log.PermissionOverwrites[0].Deny);
        Assert.Single(world.Discord.Sent);
        // B5: a member can open a ticket at once.
        await world.OpenAsync(5, "billing");
        Assert.NotNull((await world.TicketAsync()).ChannelId);
    }

    [Fact]
    public async Task A_role_that_setup_makes_sees_the_tickets_that_are_open_already()
    {
        await using var world = await MissingAsync();
        await world.OpenAsync(5, "billing");
        await MakeAsync(world, (await OfferAsync(world)).RunOf("Create"));
        await world.SweepAsync();

        var role = world.Discord.Roles.Single(role => role.Name == "Money desk");
        var overwrites = world.Discord.Overwrites[(await world.TicketAsync()).ChannelId!.Value];
        Assert.Contains(overwrites, overwrite => overwrite.Id == role.Id && overwrite.Allow.HasFlag(Permissions.ViewChannel));
    }

    [Fact]
    public async Task What_an_admin_does_not_choose_is_not_made()
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");
        await world.InAsync<ConfirmSetup, Update>(c => c.ChooseAsync(world.Click(), run, ["Role"], CancellationToken.None));
        await MakeAsync(world, run);

        Assert.Empty(world.Discord.Created);
        Assert.Single(world.Discord.Roles, role => role.Name == "Money desk");
    }

    [Fact]
    public async Task A_failure_in_the_middle_is_told_and_a_second_try_makes_the_rest()
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");
        world.Discord.Before = (verb, _) =>
            ContinueTicketTests.ThrowFor(verb, "role", RecordingDiscord.Refusal(400, DiscordErrorCode.TooManyRoles));
        var told = await MakeAsync(world, run);
        Assert.Contains("could not be created", told.Message!.Text(), StringComparison.Ordinal);
        Assert.Contains("Money desk", told.Message!.Text(), StringComparison.Ordinal);
        Assert.Equal(3, world.Discord.Created.Count);

        await world.RestartAsync();
        world.Discord.Before = null;
        var done = await MakeAsync(world, run);

        Assert.DoesNotContain("Try again", done.Message!.Labels());
        Assert.Single(world.Discord.Roles, role => role.Name == "Money desk");
        Assert.Equal(3, world.Discord.Created.Count);
        Assert.Single(world.Discord.Sent);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("create")]
    public async Task What_was_made_without_an_answer_is_found_and_not_made_twice(string verb)
    {
        await using var world = await MissingAsync();
        var run = (await OfferAsync(world)).RunOf("Create");
        world.Discord.After = v => ContinueTicketTests.ThrowFor(v, verb, new HttpRequestException("lost"));
        await MakeAsync(world, run);
        world.Discord.After = null;
        await MakeAsync(world, run);

        Assert.Single(world.Discord.Roles, role => role.Name == "Money desk");
        Assert.Equal(3, world.Discord.Created.Count);
    }
}
