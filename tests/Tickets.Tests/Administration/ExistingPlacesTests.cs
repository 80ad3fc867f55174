using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>/setup in a server that has roles, channels and categories already.</summary>
public sealed class ExistingPlacesTests
{
    private static readonly Snowflake Helpers = new(210);

    [Fact]
    public async Task Setup_asks_who_answers_a_department_existing_roles_first_and_a_new_one_last()
    {
        await using var world = await MissingAsync();
        var offer = (await world.SetUpAsync(withLog: false)).Message;

        var ask = offer.ActionRows.SelectMany(row => row).OfType<StringSelect>().First();
        Assert.Equal("Who answers Billing?", ask.Placeholder);
        Assert.Contains("Billing: @Helpers", ask.Options.Select(option => option.Label));
        Assert.Equal(("Billing: create the role @Money desk", true), (ask.Options[^1].Label, ask.Options[^1].Default));
        Assert.DoesNotContain(
            ask.Options,
            option =>
                option.Label.Contains("everyone", StringComparison.Ordinal) || option.Label.Contains("DCTicket", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_role_that_the_server_has_is_used_and_undo_leaves_it()
    {
        await using var world = await MissingAsync();
        var run = (await world.SetUpAsync(withLog: false)).Message.RunOf("Create");
        var shown = await world.InAsync<ConfirmSetup, Update>(c =>
            c.ChooseRoleAsync(world.Click(), run, 0, [Helpers.ToString()], CancellationToken.None)
        );
        Assert.Contains($"**Billing**: <@&{Helpers}>", shown.Message!.Text(), StringComparison.Ordinal);
        Assert.NotNull(
            (
                await world.InAsync<ConfirmSetup, Update>(c =>
                    c.ChooseRoleAsync(world.Click(), run, 0, [TicketsWorld.Guild.ToString()], CancellationToken.None)
                )
            ).Refusal
        );

        await world.InAsync<ConfirmSetup, Update>(c => c.MakeAsync(world.Click(), run, CancellationToken.None));
        Assert.Equal([Helpers], await StaffAsync(world));
        Assert.DoesNotContain(world.Discord.Roles, role => role.Name == "Money desk");

        await world.InAsync<ConfirmSetup, Update>(c => c.UndoAsync(world.Click(), run, CancellationToken.None));
        Assert.Empty(await StaffAsync(world));
        Assert.Contains(world.Discord.Roles, role => role.Id == Helpers);
    }

    [Fact]
    public async Task A_private_log_channel_and_categories_that_there_are_are_used_and_no_second_one_is_created()
    {
        await using var world = await MissingAsync();
        var hidden = new Overwrite(TicketsWorld.Guild, OverwriteType.Role, Deny: Permissions.ViewChannel);
        world.Discord.OlderChannels.AddRange([
            new Channel
            {
                Id = new(150),
                Name = "logs",
                PermissionOverwrites = [hidden, new(TicketsWorld.BotRole, OverwriteType.Role, Permissions.ViewChannel)],
            },
            new Channel
            {
                Id = new(151),
                Name = "billing",
                Type = ChannelType.Category,
            },
        ]);
        world.Discord.Messages[new(150)] = [];
        var offer = (await world.SetUpAsync(withLog: false)).Message;
        Assert.Contains("the existing #logs as the log channel", offer.Text(), StringComparison.Ordinal);
        var run = offer.RunOf("Create");

        await world.InAsync<ConfirmSetup, Update>(c => c.MakeAsync(world.Click(), run, CancellationToken.None));

        Assert.Equal(["Tech support"], world.Discord.Created.Select(channel => channel.Name));
        Assert.Equal(new Snowflake(150), (await world.ReadAsync(db => db.GuildSettings.SingleAsync())).LogChannelId);
        Assert.Equal(new Snowflake(151), (await world.ReadAsync(db => db.Departments.SingleAsync(d => d.Key == "billing"))).CategoryId);
        await world.InAsync<ConfirmSetup, Update>(c => c.UndoAsync(world.Click(), run, CancellationToken.None));
        Assert.Equal(
            [TicketsWorld.PanelChannel, TicketsWorld.LogChannel, new(150), new(151)],
            world.Discord.OlderChannels.Select(channel => channel.Id)
        );
    }

    [Fact]
    public async Task A_log_channel_that_everybody_reads_is_not_proposed_and_its_name_is_not_taken_twice()
    {
        await using var world = await MissingAsync();
        world.Discord.Roles[0] = new Role
        {
            Id = TicketsWorld.Guild,
            Name = "@everyone",
            Permissions = Permissions.ViewChannel,
        };
        world.Discord.OlderChannels.Add(new Channel { Id = new(150), Name = "ticket-log" });
        var offer = (await world.SetUpAsync(withLog: false)).Message;
        Assert.Contains(@"ticket\-log\-2", offer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_channel_that_the_bot_cannot_write_in_is_refused_by_setup_with_the_one_permission_that_is_denied() // F8
    {
        await using var world = await TicketsWorld.StartAsync(withLog: false);
        world.Discord.OlderChannels.Add(
            new Channel
            {
                Id = new(150),
                Name = "log",
                PermissionOverwrites = [new(TicketsWorld.BotRole, OverwriteType.Role, Deny: Permissions.SendMessages)],
            }
        );
        var refused = await world.SetUpAsync(new Snowflake(150));
        Assert.True(refused.Refused);
        Assert.Contains("<#150>", refused.Message.Content, StringComparison.Ordinal);
        Assert.Contains("Send Messages", refused.Message.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Attach Files", refused.Message.Content, StringComparison.Ordinal);
        Assert.Null((await world.ReadAsync(db => db.GuildSettings.SingleAsync())).LogChannelId);
    }

    [Fact]
    public async Task A_channel_that_denies_the_panel_is_named_with_the_one_permission_that_is_denied() // F8
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.OlderChannels[0] = world.Discord.OlderChannels[0] with
        {
            PermissionOverwrites = [new(TicketsWorld.BotRole, OverwriteType.Role, Deny: Permissions.SendMessages)],
        };
        var refused = (await world.SetUpAsync()).Message.Content!;
        Assert.Contains($"cannot post the panel in <#{TicketsWorld.PanelChannel}>", refused, StringComparison.Ordinal);
        Assert.Single(refused.Split('\n'), line => line.StartsWith("- **", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_that_may_not_mention_roles_is_set_up_with_a_hint() // L11
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas = TicketsWorld.BotPermissions & ~Permissions.MentionEveryone;
        var reply = await world.SetUpAsync();
        Assert.False(reply.Refused);
        Assert.Contains("new tickets ping nobody", reply.Message.Content, StringComparison.Ordinal);
    }

    private static async Task<TicketsWorld> MissingAsync()
    {
        var world = await TicketsWorld.StartAsync(withLog: false);
        world.Options.Departments[1].Roles[0] = "Money desk";
        world.Discord.Roles.Add(
            new Role
            {
                Id = Helpers,
                Name = "Helpers",
                Position = 3,
            }
        );
        await world.ReadAsync(db => db.Set<DepartmentRole>().Where(role => role.RoleId == TicketsWorld.BillingRole).ExecuteDeleteAsync());
        return world;
    }

    private static async Task<IEnumerable<Snowflake>> StaffAsync(TicketsWorld world) =>
        (await world.ReadAsync(db => db.Departments.Include(d => d.Roles).SingleAsync(d => d.Key == "billing"))).StaffRoles;
}
