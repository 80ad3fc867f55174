using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Panels;
using DCTicket.Tickets.Administration.Setup;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Tests.Effects;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Administration.PanelSteps;

namespace DCTicket.Tickets.Tests.Administration;

public sealed class PanelTests
{
    [Fact]
    public async Task A_second_panel_has_its_own_words_and_departments()
    {
        await using var world = await TicketsWorld.StartAsync();
        var reply = await world.CreatePanelAsync("Money matters", "billing");

        Assert.False(reply.Refused);
        var sent = world.Discord.Sent.Last().Message;
        Assert.Equal("Money matters", sent.Embeds[0].Title);
        Assert.Equal(["open:billing"], sent.Buttons.Select(button => button.Route.Value));
        Assert.Equal(2, await world.ReadAsync(db => db.Panels.CountAsync()));
    }

    [Fact]
    public async Task More_than_five_departments_become_a_list()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            for (var i = 0; i < 30; i++)
                db.Departments.Add(
                    new Department
                    {
                        Id = Guid.NewGuid(),
                        GuildId = TicketsWorld.Guild,
                        Key = $"more-{i}",
                        Position = 10 + i,
                        EditedAt = world.Time.GetUtcNow(),
                    }
                );
            return await db.SaveChangesAsync();
        });

        await world.CreatePanelAsync("Everything");

        var sent = world.Discord.Sent.Last().Message;
        Assert.Empty(sent.Buttons);
        var list = Assert.IsType<StringSelect>(Assert.Single(Assert.Single(sent.ActionRows)));
        Assert.Equal("open", list.Route.Value);
        Assert.Equal(25, list.Options.Count);
        Assert.Equal(["tech", "billing"], list.Options.Take(2).Select(option => option.Value));
    }

    [Fact]
    public async Task A_panel_of_many_long_descriptions_fits()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            for (var i = 0; i < 23; i++)
            {
                db.Departments.Add(
                    new Department
                    {
                        Id = Guid.NewGuid(),
                        GuildId = TicketsWorld.Guild,
                        Key = $"more-{i}",
                        EditedAt = world.Time.GetUtcNow(),
                        Names = new() { ["en"] = new string('*', 80) },
                        Descriptions = new() { ["en"] = new string('d', 300) },
                    }
                );
            }

            return await db.SaveChangesAsync();
        });

        await world.CreatePanelAsync("Everything");

        Assert.InRange(world.Discord.Sent.Last().Message.Embeds[0].Description!.Length, 1, 4096);
    }

    [Fact]
    public async Task What_looks_the_same_is_not_edited_and_what_does_not_is_edited_once()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.HandleAsync<SyncOnGuildAvailable>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );
        Assert.Empty(world.Discord.Edited);

        world.Options.Departments[0].Name["en"] = "Technical help";
        await world.HandleAsync<SyncOnGuildAvailable>(f =>
            f.HandleAsync(new GuildAvailable(TicketsWorld.Guild, new HashSet<Snowflake>()), CancellationToken.None)
        );
        await world.SweepPanelsAsync();

        Assert.Equal("Technical help", Assert.Single(world.Discord.Edited).Content.Buttons[0].Label);
    }

    [Fact]
    public async Task A_panel_follows_once_Discord_answers_again_and_is_never_posted_twice() // B31
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, _) => ContinueTicketTests.ThrowFor(verb, "edit", RecordingDiscord.Refusal(502, 0));
        await world.PauseAsync("Moving house");
        world.Time.Advance(TimeSpan.FromSeconds(10));
        await world.SweepPanelsAsync();
        Assert.Contains("not responding", await StateAsync(world), StringComparison.Ordinal);

        await world.RestartAsync();
        world.Discord.Before = null;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepPanelsAsync();

        Assert.Contains("Moving house", Assert.Single(world.Discord.Edited).Content.Embeds[0].Description, StringComparison.Ordinal);
        Assert.Single(world.Discord.Sent);
        Assert.Contains("Up to date", await StateAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_is_found_again()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.After = verb => ContinueTicketTests.ThrowFor(verb, "send", new HttpRequestException("lost"));
        var reply = await world.CreatePanelAsync("Money matters", "billing");
        Assert.Contains("not posted yet", reply.Message.Text(), StringComparison.Ordinal);

        world.Discord.After = null;
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.SweepPanelsAsync();

        Assert.Equal(2, world.Discord.Sent.Count);
        Assert.All(await world.ReadAsync(db => db.Panels.ToListAsync()), panel => Assert.NotNull(panel.MessageId));
    }

    [Fact]
    public async Task Emojis_that_Discord_does_not_take_are_left_out_and_named()
    {
        await using var world = await TicketsWorld.StartAsync();
        world.Discord.Before = (verb, target) =>
        {
            if (verb == "send" && world.Discord.Sent.Count == 1 && _refuse-- > 0)
                throw RecordingDiscord.Refusal(
                    400,
                    DiscordErrorCode.InvalidFormBody,
                    new DiscordFieldError("components.0.components.0.emoji.id", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")
                );
        };
        await world.CreatePanelAsync("Plain", "billing");

        Assert.Null(world.Discord.Sent.Last().Message.Buttons[0].Emoji);
        Assert.Contains("Discord did not accept a department’s emoji", await StateAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_disables_the_buttons_says_why_and_ends_by_itself()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.PauseAsync("Moving house", "2h");
        var paused = world.Discord.Edited.Last().Content;
        Assert.All(paused.Buttons, button => Assert.True(button.Disabled));
        Assert.Contains("Moving house", paused.Embeds[0].Description, StringComparison.Ordinal);

        world.Time.Advance(TimeSpan.FromHours(2));
        await world.SweepPanelsAsync();

        Assert.All(world.Discord.Edited.Last().Content.Buttons, button => Assert.False(button.Disabled));
        Assert.Null((await world.ReadAsync(db => db.GuildSettings.SingleAsync())).PausedAt);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0")]
    public async Task A_pause_of_no_length_is_refused(string length)
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.True((await world.PauseAsync("x", length)).Refused);
        Assert.True((await world.InAsync<PausePanels, Reply>(p => p.ResumeAsync(world.Command(), CancellationToken.None))).Refused);
    }

    [Fact]
    public async Task Departments_keep_the_order_that_an_admin_gives_them()
    {
        await using var world = await TicketsWorld.StartAsync();
        var id = (await world.ReadAsync(db => db.Panels.SingleAsync())).Id;

        await world.InAsync<EditPanel, Update>(e => e.MoveUpAsync(world.Click(), id, ["billing"], CancellationToken.None));
        Assert.Equal(["open:billing", "open:tech"], world.Discord.Edited.Last().Content.Buttons.Select(button => button.Route.Value));

        await world.InAsync<EditPanel, Update>(e => e.SetDepartmentsAsync(world.Click(), id, ["tech"], CancellationToken.None));
        Assert.Equal(["open:tech"], world.Discord.Edited.Last().Content.Buttons.Select(button => button.Route.Value));
    }

    private int _refuse = 1;
}
