using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests;

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
        Assert.Single(world.Discord.Edited);
    }

    [Fact]
    public async Task A_panel_that_was_deleted_is_posted_anew_and_an_outage_posts_nothing() // B31
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(502, 0));
        await Assert.ThrowsAsync<DiscordException>(() => world.SetUpAsync());
        Assert.Single(world.Discord.Sent);

        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(404, DiscordErrorCode.UnknownMessage));
        await world.SetUpAsync();
        Assert.Equal(2, world.Discord.Sent.Count);
    }

    [Fact]
    public async Task Missing_permissions_are_named_with_their_reason()
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await world.SetUpAsync(TicketsWorld.BotPermissions & ~Permissions.ManageRoles);
        Assert.True(reply.Refused);
        Assert.Contains("Manage Roles**: to make ticket channels private", reply.Message.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Embed Links", reply.Message.Content, StringComparison.Ordinal);
        Assert.False((await world.SetUpAsync(Permissions.Administrator)).Refused);
    }

    [Theory]
    [InlineData("Tech Support", "200", null)]
    [InlineData("tech support", "200", null)]
    [InlineData("201", "201", null)]
    [InlineData("@everyone", null, "setup.role-everyone")]
    [InlineData("100", null, "setup.role-everyone")]
    [InlineData("Nobody", null, "setup.role-missing")]
    [InlineData("Twin", null, "setup.role-ambiguous")]
    public void Roles_are_found_by_name_or_id_and_everyone_is_refused(string wanted, string? expected, string? problem) // B9
    {
        Role[] roles =
        [
            new() { Id = new(100), Name = "@everyone" }, new() { Id = new(200), Name = "Tech Support" }, new() { Id = new(201), Name = "Billing" },
            new() { Id = new(202), Name = "Twin" }, new() { Id = new(203), Name = "Twin" },
        ];
        Assert.Equal((expected is null ? null : Snowflake.Parse(expected), problem), ResolveRoles.Find(new(100), roles, wanted));
    }

    [Fact]
    public async Task A_setup_with_a_missing_role_names_it_and_changes_nothing()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Options.Departments[1].Roles[0] = "Gone";
        var reply = await world.SetUpAsync();
        Assert.True(reply.Refused);
        Assert.Contains("“Billing”", reply.Message.Content, StringComparison.Ordinal);
        Assert.Contains("“Gone”", reply.Message.Content, StringComparison.Ordinal);
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
}
