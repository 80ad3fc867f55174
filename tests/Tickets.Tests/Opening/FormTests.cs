using DCTicket.Contracts;
using DCTicket.Tickets.Opening.Forms;
using Microsoft.EntityFrameworkCore;
using static DCTicket.Tickets.Tests.Opening.FormSteps;

namespace DCTicket.Tickets.Tests.Opening;

/// <summary>A form of two pages, with files.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task The_second_page_opens_the_ticket_with_the_answers_of_both()
    {
        await using var world = await StartAsync();
        Assert.Equal(["server", "files"], (await world.AskAsync(Carl)).Inputs.OfType<Contracts.ModalField>().Select(input => input.Name));
        var first = await FirstAsync(world);
        Assert.Equal(["form:tech:1:0", "form:tech:0:0"], first.Message.Buttons.Select(button => button.Route.Value));
        Assert.Equal(["plan", "agree"], (await ContinueAsync(world, 1)).Inputs.OfType<Contracts.ModalField>().Select(input => input.Name));

        Assert.False((await SecondAsync(world)).Refused);

        var ticket = await world.TicketAsync();
        Assert.Equal(["server", "files", "plan", "agree"], ticket.Answers.Select(answer => answer.Key));
        Assert.Equal(["alpha"], ticket.Answers[0].Values);
        Assert.Equal(["Large"], ticket.Answers[2].Values);
        Assert.Equal("Which server?: alpha\nPlan: Large\nI agree: Yes", ticket.Description);
        var welcome = world.Discord.Sent.Single(sent => sent.Channel == ticket.ChannelId).Message;
        Assert.Contains(welcome.Embeds[1].Fields, field => field is { Name: "Which server?", Value: "alpha" });
        Assert.Equal(0, await world.ReadAsync(db => db.Drafts.CountAsync()));
    }

    [Fact]
    public async Task What_is_filled_in_outlives_a_restart_and_the_panel_offers_to_go_on()
    {
        await using var world = await StartAsync();
        await FirstAsync(world);
        await world.RestartAsync();

        var asked = await world.AskAsync(Carl);
        Assert.Contains("1 of 2 pages", asked.Instead!.Content, StringComparison.Ordinal);
        Assert.False((await SecondAsync(world)).Refused);
        Assert.Equal(["alpha"], (await world.TicketAsync()).Answers[0].Values);
    }

    [Fact]
    public async Task The_first_page_begins_anew_and_a_day_later_there_is_nothing_to_go_on_with()
    {
        await using var world = await StartAsync();
        await FirstAsync(world, "alpha");
        await FirstAsync(world, "omega");
        world.Time.Advance(TimeSpan.FromHours(23));
        Assert.NotNull((await world.AskAsync(Carl)).Instead);
        world.Time.Advance(TimeSpan.FromHours(1));

        Assert.Null((await world.AskAsync(Carl)).Instead);
        var late = await SecondAsync(world);
        Assert.Contains("start over", late.Message.Content, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task A_later_page_without_the_earlier_ones_or_after_a_change_of_the_form_opens_nothing()
    {
        await using var world = await StartAsync();
        Assert.Contains("start over", (await SecondAsync(world)).Message.Content, StringComparison.Ordinal);
        await FirstAsync(world);
        await world.EditAsync(
            "tech",
            d =>
                d.Form = [
                    new()
                    {
                        Fields =
                        [
                            .. d.Form[0].Fields,
                            new()
                            {
                                Key = "new",
                                Label = new() { ["en"] = "New" },
                            },
                        ],
                    },
                    d.Form[1],
                ]
        );

        Assert.Contains("start over", (await SecondAsync(world)).Message.Content, StringComparison.Ordinal);
        Assert.NotNull((await ContinueAsync(world, 1)).Instead);
        Assert.NotNull((await ContinueAsync(world, 7)).Instead);
        Assert.Equal(0, await world.ReadAsync(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task What_the_client_lets_through_is_checked_again()
    {
        await using var world = await StartAsync();
        var first = await world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 0, ("server", Text("ab")));
        Assert.Contains("at least 3 characters", first.Message.Content, StringComparison.Ordinal);
        await FirstAsync(world);

        var second = await world.SubmitAsync(TicketsWorld.Member(Carl), "tech", 1, ("plan", Chosen("xl")), ("agree", new ModalValue()));

        Assert.True(second.Refused);
        Assert.Contains("“Plan”: your choice", second.Message.Content, StringComparison.Ordinal);
        Assert.Contains("“I agree” must be checked", second.Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_open_is_checked_again_when_the_form_is_sent()
    {
        await using var world = await StartAsync();
        await FirstAsync(world);
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.PausedAt, world.Time.GetUtcNow())));
        Assert.True((await SecondAsync(world)).Refused);
        Assert.NotNull((await ContinueAsync(world, 1)).Refusal);
        await world.ReadAsync(db => db.GuildSettings.ExecuteUpdateAsync(set => set.SetProperty(g => g.PausedAt, (DateTimeOffset?)null)));
        Assert.False((await SecondAsync(world)).Refused);
    }

    private static Task<Modal> ContinueAsync(TicketsWorld world, int page) =>
        world.InAsync<FillInForm, Modal>(form =>
            form.ContinueAsync(world.Click(TicketsWorld.PanelChannel, TicketsWorld.Member(Carl)), "tech", page, default, default)
        );
}
