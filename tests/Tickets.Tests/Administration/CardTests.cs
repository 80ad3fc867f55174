using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Settings;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Tests.Administration;

/// <summary>What the cards of /support settings and /support department edit say.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task Every_list_of_the_settings_says_what_it_sets_and_none_speaks_of_the_file()
    {
        await using var world = await TicketsWorld.StartAsync();
        var card = (await world.InAsync<EditSettings, Reply>(s => s.ShowAsync(world.Command(), CancellationToken.None))).Message;
        var lists = card.ActionRows.SelectMany(row => row).OfType<SelectMenu>().ToList();

        Assert.Equal("Log channel: choose another one", Assert.IsType<ChannelSelect>(lists[0]).Placeholder);
        Assert.Empty(((ChannelSelect)lists[0]).Default);
        Assert.All(
            lists.OfType<StringSelect>().SelectMany(list => list.Options),
            option => Assert.Contains(": ", option.Label, StringComparison.Ordinal)
        );
        Assert.Contains("`/settings`", card.Embeds[0].Description, StringComparison.Ordinal);
        Assert.DoesNotContain("plugins.json", card.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_name_the_categories_of_the_departments()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", department => department.CategoryId = new Snowflake(7001));
        Assert.Contains("<#7001>", await CategoryAsync(world), StringComparison.Ordinal);

        await world.SetAsync("tech", department => department.RemovedAt = world.Time.GetUtcNow());
        Assert.DoesNotContain("<#7001>", await CategoryAsync(world), StringComparison.Ordinal);

        static async Task<string> CategoryAsync(TicketsWorld world) =>
            (await world.InAsync<EditSettings, Reply>(s => s.ShowAsync(world.Command(), CancellationToken.None)))
                .Message.Embeds[0]
                .Fields.Single(field => field.Name == "Ticket category")
                .Value;
    }

    [Fact]
    public async Task The_log_channel_can_be_set_to_none()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.InAsync<EditSettings, Update>(s => s.ResetAsync(world.Click(), [SettingsCard.NoLogChannel], CancellationToken.None));
        var guild = await world.ReadAsync(db => db.GuildSettings.SingleAsync());
        Assert.Equal((null, true), (guild.LogChannelId, guild.LogChannelIsChosen));
    }

    [Fact]
    public async Task The_card_of_a_department_shows_what_differs_and_the_rest_behind_a_button()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.SetAsync("tech", department => department.Limits = new DepartmentLimits { MaxOpen = 3 });
        var card = await ShowAsync(world);
        Assert.Contains("3 open at a time", card.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("resolved tickets can be reopened", card.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("plugins.json", card.Text(), StringComparison.Ordinal);

        var id = await world.ReadAsync(db => db.Departments.Where(d => d.Key == "tech").Select(d => d.Id).SingleAsync());
        var all = await world.InAsync<CreateDepartmentCategory, Update>(c => c.ShowAsync(world.Click(), id, 1, CancellationToken.None));
        Assert.Contains("resolved tickets can be reopened", all.Message!.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_without_a_category_offers_to_create_one()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.Contains("Create a private category", (await ShowAsync(world)).Labels());
        var id = await world.ReadAsync(db => db.Departments.Where(d => d.Key == "tech").Select(d => d.Id).SingleAsync());

        var made = await world.InAsync<CreateDepartmentCategory, Update>(c => c.CreateAsync(world.Click(), id, CancellationToken.None));

        var category = Assert.Single(world.Discord.Created);
        Assert.Equal((ChannelType.Category, "Tech support"), (category.Type, category.Name));
        Assert.Equal(
            world.Discord.Channels[0].Id,
            await world.ReadAsync(db => db.Departments.Where(d => d.Key == "tech").Select(d => d.CategoryId).SingleAsync())
        );
        Assert.DoesNotContain("Create a private category", made.Message!.Labels());
    }

    private static async Task<OutgoingMessage> ShowAsync(TicketsWorld world) =>
        (await world.InAsync<EditDepartment, Reply>(d => d.ShowAsync(world.Command(), "tech", CancellationToken.None))).Message;
}
