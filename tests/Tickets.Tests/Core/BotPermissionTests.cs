using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Categories;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Roles;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Tests.Core;

/// <summary>What the bot names in overwrites comes from its roles, wherever somebody types a command.</summary>
public sealed class BotPermissionTests
{
    private static readonly Snowflake Hidden = new(150);

    [Fact]
    public async Task A_role_added_from_a_channel_hidden_from_the_bot_hides_no_ticket()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        var helpers = new Role { Id = new(202), Name = "Helpers" };
        world.Discord.Roles.Add(helpers);

        await world.InAsync<ChangeRoles, Reply>(roles =>
            roles.AddAsync(world.Command(Permissions.None, Hidden), "tech", helpers, null, CancellationToken.None)
        );
        await world.SweepAsync();

        await AssertSeenAsync(world, [new(1001), TicketsWorld.TechRole, helpers.Id, world.Discord.BotId]);
    }

    [Fact]
    public async Task A_setting_changed_from_a_channel_hidden_from_the_bot_does_not_hide_what_is_closed_next()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);
        await world.InAsync<PausePanels, Reply>(panels =>
            panels.PauseAsync(world.Command(Permissions.None, Hidden), "Back soon", null, CancellationToken.None)
        );
        await world.CloseAsync(await world.TicketAsync(), 1001);

        await AssertSeenAsync(world, [new(1001), TicketsWorld.TechRole, world.Discord.BotId]);
    }

    [Fact]
    public async Task A_category_made_from_a_channel_hidden_from_the_bot_is_seen_by_the_bot()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.InAsync<CreateCategory, Reply>(create =>
            create.RunAsync(world.Command(Permissions.None, Hidden), "tech", null, CancellationToken.None)
        );

        var bot = world
            .Discord.Created.Single(channel => channel.Type == ChannelType.Category)
            .PermissionOverwrites.Single(o => o.Id == world.Discord.BotId);
        Assert.Equal(Permissions.ViewChannel | Permissions.ManageChannels, bot.Allow);
    }

    [Fact]
    public async Task A_panel_channel_that_denies_files_takes_none_of_a_tickets_permissions()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.InAsync<FillInForm, Reply>(form =>
            form.SubmitAsync(
                new ModalContext
                {
                    Values = new Dictionary<string, ModalValue>
                    {
                        ["description"] = new() { Text = "The printer is on fire", Values = ["The printer is on fire"] },
                    },
                    Id = world.Discord.NextId(),
                    GuildId = TicketsWorld.Guild,
                    ChannelId = TicketsWorld.PanelChannel,
                    Member = TicketsWorld.Member(1001),
                    AppPermissions = TicketsWorld.BotPermissions & ~(Permissions.AttachFiles | Permissions.EmbedLinks),
                    Culture = TicketsWorld.English,
                    GuildCulture = TicketsWorld.English,
                    Texts = TicketTexts.Catalog,
                },
                "tech",
                0,
                default,
                CancellationToken.None
            )
        );

        var owner = world.Discord.Created.Single().PermissionOverwrites.Single(overwrite => overwrite.Id == new Snowflake(1001));
        Assert.True(owner.Allow.HasFlag(Permissions.AttachFiles | Permissions.EmbedLinks | Permissions.SendMessages));
    }

    [Fact]
    public async Task Without_view_channel_in_the_bots_roles_nothing_is_made_and_the_member_is_told_what_lacks()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.BotHas = TicketsWorld.BotPermissions & ~Permissions.ViewChannel;
        var reply = await world.OpenAsync(1001);

        Assert.True(reply.Refused);
        Assert.Contains("View Channel", reply.Message.Content, StringComparison.Ordinal);
        Assert.Empty(world.Discord.Created);
    }

    [Fact]
    public void A_list_that_would_hide_a_ticket_from_its_own_people_is_not_made()
    {
        var ticket = new Ticket
        {
            GuildId = new(100),
            OwnerId = new(5),
            OwnerName = "",
            OwnerCulture = "en",
            Description = "",
        }.With(t => t.Department, new Department { Key = "tech", Roles = [new DepartmentRole { RoleId = new(200) }] });
        Assert.Throws<InvalidOperationException>(() =>
            TicketOverwrites.Of(
                ticket,
                new HashSet<Snowflake> { new(200) },
                new(900),
                TicketsWorld.BotPermissions & ~Permissions.ViewChannel,
                locked: false
            )
        );
    }

    private static async Task AssertSeenAsync(TicketsWorld world, params Snowflake[] people)
    {
        var overwrites = world.Discord.Overwrites[(await world.TicketAsync()).ChannelId!.Value];
        Assert.All(
            people,
            id => Assert.True(overwrites.Single(overwrite => overwrite.Id == id).Allow.HasFlag(Permissions.ViewChannel), id.ToString())
        );
    }
}
