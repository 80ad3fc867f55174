using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class EditDepartmentTests
{
    [Fact]
    public async Task Each_part_is_changed_by_its_form_and_survives_a_restart()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EditPartAsync("en", "tech", ("name", "Engineers"), ("description", "They repair"), ("welcome", "Hello!"));
        await world.EditPartAsync("zh-TW", "tech", ("name", "工程師"), ("description", "維修"), ("welcome", "您好！"));
        await world.EditPartAsync(
            "look",
            "tech",
            ("emoji", "⚙️"),
            ("color", "#123456"),
            ("style", new[] { "Danger" }),
            ("pattern", "{user}-{number}")
        );
        await world.EditPartAsync(
            "limits",
            "tech",
            ("max-open", "2"),
            ("max-per-period", "5"),
            ("period", "12h"),
            ("cooldown", "30m"),
            ("min-age", "3d")
        );
        await world.EditPartAsync(
            "times",
            "tech",
            ("auto-close", "3d"),
            ("warning", "6h"),
            ("reopen", "2d"),
            ("ping", "0"),
            ("reasons", "Solved\n\n Spam ")
        );
        await world.EditPartAsync(
            "rules",
            "tech",
            ("owner-closes", false),
            ("owner-invites", false),
            ("leaver", false),
            ("threads", true),
            ("rating", false)
        );
        await world.RestartAsync();
        await world.HandleAsync<SyncOnGuildAvailable>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );

        var department = await world.DepartmentAsync();
        Assert.Equal(("Engineers", "工程師"), (department.Names["en"], department.Names["zh-TW"]));
        Assert.Equal(("They repair", "您好！"), (department.Descriptions["en"], department.Welcomes["zh-TW"]));
        Assert.Equal(
            ("⚙️", 0x123456, ButtonStyle.Danger, "{user}-{number}"),
            (department.Emoji, department.Color, department.Style, department.NamePattern)
        );
        Assert.Equal(
            new DepartmentLimits
            {
                MaxOpen = 2,
                MaxPerPeriod = 5,
                Period = TimeSpan.FromHours(12),
                Cooldown = TimeSpan.FromMinutes(30),
                MinAccountAge = TimeSpan.FromDays(3),
            },
            department.Limits
        );
        Assert.Equal(
            new DepartmentRules
            {
                AutoCloseAfter = TimeSpan.FromDays(3),
                AutoCloseWarning = TimeSpan.FromHours(6),
                ReopenPeriod = TimeSpan.FromDays(2),
                PingCooldown = TimeSpan.Zero,
                OwnerMayClose = false,
                OwnerMayInvite = false,
                CloseWhenOwnerLeaves = false,
                AllowThreads = true,
                AskForRating = false,
            },
            department.Rules
        );
        Assert.Equal(["Solved", "Spam"], department.CloseReasons);
    }

    [Theory]
    [InlineData("en", "name", "", "needs a name")]
    [InlineData("en", "welcome", "Hello {name}", "“{name}” is not a placeholder")]
    [InlineData("look", "emoji", "abc", "is not a valid emoji")]
    [InlineData("look", "color", "reddish", "not a valid color")]
    [InlineData("look", "pattern", "ticket", "have the same name")]
    [InlineData("look", "pattern", "{nobody}-{number}", "is not a placeholder")]
    [InlineData("limits", "max-open", "26", "whole number from 1 to 25")]
    [InlineData("limits", "max-open", "-1", "whole number")]
    [InlineData("limits", "period", "0", "longer than zero")]
    [InlineData("limits", "cooldown", "soon", "length of time")]
    [InlineData("times", "warning", "99d", "shorter than")]
    [InlineData("times", "reasons", "Same\nsame", "twice")]
    public async Task What_cannot_be_is_refused_and_changes_nothing(string part, string field, string value, string why)
    {
        await using var world = await TicketsWorld.StartAsync();
        // Without a second name there would be none left.
        await world.EditPartAsync("zh-TW", "tech", ("name", ""));
        await world.EditPartAsync("times", "tech", ("auto-close", "3d"));
        var before = await world.DepartmentAsync();

        var update = await world.EditPartAsync(part, "tech", (field, value));

        Assert.Contains(why, update.Refusal, StringComparison.Ordinal);
        var after = await world.DepartmentAsync();
        Assert.Equal(
            (before.EditedAt, before.Limits, before.Rules, before.NamePattern),
            (after.EditedAt, after.Limits, after.Rules, after.NamePattern)
        );
        Assert.Equal(before.Names, after.Names);
    }

    [Fact]
    public async Task A_department_that_is_changed_stops_to_follow_plugins_json_and_the_list_says_in_what_it_differs()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.EditPartAsync("en", "tech", ("name", "Engineers"));
        world.Options.Departments[0].Name["en"] = "From the file";
        world.Options.Departments[1].Name["en"] = "Money";
        await world.HandleAsync<SyncOnGuildAvailable>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );
        await world.AddDepartmentAsync(("name", "Sales"));

        var fields = (await ListAsync(world)).Embeds[0].Fields;

        Assert.Contains("Engineers", fields[0].Name, StringComparison.Ordinal);
        Assert.Contains("Changed in Discord: Name", fields[0].Value, StringComparison.Ordinal);
        Assert.Contains("Money", fields[1].Name, StringComparison.Ordinal);
        Assert.Contains("Uses the default settings.", fields[1].Value, StringComparison.Ordinal);
        Assert.Contains("Added in Discord", fields[2].Value, StringComparison.Ordinal);
        Assert.Contains($"<@&{TicketsWorld.TechRole}>", fields[0].Value, StringComparison.Ordinal);
        Assert.Contains("1 open at a time", fields[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_none()
    {
        await using var world = await TicketsWorld.StartAsync();
        foreach (var part in DepartmentSettingsPage.All)
            Assert.Null((await world.EditPartAsync(part.Name, "tech")).Refusal);

        Assert.Null((await world.DepartmentAsync()).EditedAt);
    }

    [Fact]
    public async Task The_heads_of_open_tickets_follow_a_new_name()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(1001);

        Assert.Contains("1", (await world.EditPartAsync("en", "tech", ("name", "Engineers"))).Message!.Content, StringComparison.Ordinal);
        await world.SweepAsync();

        var ticket = await world.TicketAsync();
        Assert.Contains(
            world.Discord.Edited,
            edit => edit.Channel == ticket.ChannelId && edit.Content.Text().Contains("Engineers", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_department_moves_up_and_the_file_does_not_move_it_back()
    {
        await using var world = await TicketsWorld.StartAsync();
        var id = await world.IdAsync("billing");
        await world.InAsync<EditDepartment, Update>(edit => edit.MoveUpAsync(world.Click(), id, CancellationToken.None));
        Assert.NotNull(
            (await world.InAsync<EditDepartment, Update>(edit => edit.MoveUpAsync(world.Click(), id, CancellationToken.None))).Refusal
        );
        world.Options.Departments[0].Name["en"] = "From the file";
        await world.HandleAsync<SyncOnGuildAvailable>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );

        Assert.Equal(
            ["Billing", "From the file"],
            (await ListAsync(world)).Embeds[0].Fields.Select(field => field.Name[3..].Split(" (")[0].Trim())
        );
    }

    private static async Task<OutgoingMessage> ListAsync(TicketsWorld world) =>
        (await world.InAsync<ListDepartments, Reply>(list => list.RunAsync(world.Command(), CancellationToken.None))).Message;
}
