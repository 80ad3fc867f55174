using DCTicket.Contracts;
using DCTicket.Tickets.Administration.Departments;
using DCTicket.Tickets.Conversation.Escalation;
using DCTicket.Tickets.Conversation.StaffSection;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Integration;

/// <summary>What other plugins add to tickets, and that a broken one holds up none.</summary>
public sealed class ExtensionPointTests
{
    private static readonly Member Carl = TicketsWorld.Member(5);
    private static readonly Member Tess = TicketsWorld.Member(6, Permissions.None, TicketsWorld.TechRole);
    private readonly OtherPlugin _plugin = new();

    [Fact]
    public async Task Fields_and_buttons_of_a_plugin_are_on_the_control_message_and_lead_to_it()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        var sent = world.Discord.Sent.First(sent => sent.Channel == ticket.ChannelId).Message;

        Assert.Equal("12", sent.Embeds[0].Fields.Single(field => field.Name == "Points").Value);
        Assert.Equal(4, sent.Embeds[0].Fields.Count(field => field.Name is "Points" or ['M', 'o', 'r', 'e', ..]));
        Assert.Equal(["other", "other", "other", "other"], sent.Buttons.Select(button => button.Route.Plugin).OfType<string>());
        Assert.Contains(sent.Buttons, button => button.Route.Value.StartsWith("staff:", StringComparison.Ordinal));

        _plugin.Points = "13";
        Assert.Null(await world.InAsync<ITickets, Refusal?>(t => t.RefreshControlAsync(TicketsWorld.Guild, ticket.Id, default)));
        await world.IdleAsync();
        var edited = world.Discord.Edited.Last(edit => edit.Message == ticket.WelcomeMessageId).Content;
        Assert.Equal("13", edited.Embeds[0].Fields.Single(field => field.Name == "Points").Value);
        Assert.NotNull(await world.InAsync<ITickets, Refusal?>(t => t.RefreshControlAsync(new(999), ticket.Id, default)));
    }

    [Fact]
    public async Task Only_staff_sees_the_staff_section_with_the_parts_of_all_plugins()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.InAsync<ITickets, Refusal?>(t =>
            t.AddNoteAsync(TicketsWorld.Guild, ticket.Id, TicketActor.Plugin("Robot"), "other:1", "Pays late", default)
        );

        var shown = (await ShowAsync(world, ticket, Tess)).Message;

        Assert.Equal(["Ticket 0001 · for staff", "Points"], shown.Embeds.Select(embed => embed.Title));
        Assert.Contains("Pays late", shown.Embeds[0].Description, StringComparison.Ordinal);
        Assert.True(shown.Embeds[1].Description!.Length <= 1500);
        Assert.Equal(["tickets", "other"], shown.ActionRows.SelectMany(row => row.OfType<Button>()).Select(button => button.Route.Plugin));
        Assert.True((await ShowAsync(world, ticket, Carl)).Refused);
        Assert.DoesNotContain(world.Discord.Sent, sent => sent.Message.Text().Contains("Pays late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_written_by_a_modal_of_the_staff_section()
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        await world.InAsync<WriteStaffNote, Reply>(notes =>
            notes.SaveAsync(world.Form(ticket.ChannelId!.Value, Tess), ticket.Id, "Asked for the invoice", default)
        );

        Assert.Contains(
            "Asked for the invoice",
            (await ShowAsync(world, ticket, Tess)).Message.Embeds[0].Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_policy_refuses_before_the_form_and_again_before_the_channel()
    {
        await using var world = await StartAsync();
        _plugin.Decide = opening =>
            OpeningDecision.Refuse(
                new OutgoingMessage
                {
                    Content = $"Closed: {opening.Department}",
                    Buttons = [new Button(Route.To("link"), "Link your account")],
                }
            );

        var asked = await world.AskAsync(7, "billing");
        Assert.Equal("Closed: billing", asked.Instead!.Content);
        Assert.Equal("other", Assert.Single(asked.Instead.Buttons).Route.Plugin);
        var sent = await world.OpenAsync(7, "billing", "My bill");
        Assert.True(sent.Refused);
        Assert.Contains("Closed: billing", sent.Message.Text(), StringComparison.Ordinal);
        Assert.Equal(["billing", "billing"], _plugin.Asked.TakeLast(2).Select(opening => opening.Department));

        Assert.False((await world.OpenForAsync(TicketsWorld.Staff(6), 8)).Refused);
    }

    [Fact]
    public async Task A_notice_of_a_policy_is_above_the_form_and_under_the_answer()
    {
        await using var world = await StartAsync();
        _plugin.Decide = _ => OpeningDecision.AllowWithNotice("Back on Monday");

        Assert.Equal("Back on Monday", Assert.IsType<TextDisplay>((await world.AskAsync(7, "billing")).Inputs[0]).Text);
        Assert.EndsWith("\nBack on Monday", (await world.OpenAsync(7, "billing")).Message.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_a_plugin_answers_starts_as_open_and_pings_staff_when_it_is_escalated()
    {
        await using var world = await StartAsync();
        _plugin.Answers = true;
        await world.OpenAsync(7, "billing");
        var ticket = await world.TicketAsync(2);

        Assert.Equal((TicketState.Open, null), (ticket.State, ticket.PingedAt));
        Assert.Empty(world.Discord.Sent.First(sent => sent.Channel == ticket.ChannelId).Message.Mentions.Roles);
        await world.RunsAsync<EscalateTicket>(ticket, TicketsWorld.Member(7), escalate => escalate.RunAsync);
        await world.IdleAsync();
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync(2)).State);
        Assert.Contains(
            world.Discord.Sent,
            sent => sent.Channel == ticket.ChannelId && sent.Message.Mentions.Roles.Contains(TicketsWorld.BillingRole)
        );
        Assert.Equal(TicketState.WaitingForStaff, (await world.TicketAsync(1)).State);
    }

    [Fact]
    public async Task The_card_of_a_department_has_the_page_of_a_plugin()
    {
        await using var world = await StartAsync();
        var card = (
            await world.InAsync<EditDepartment, Reply>(edit => edit.ShowAsync(world.Command(), "tech", CancellationToken.None))
        ).Message;

        Assert.Equal("12 for tech", card.Embeds[0].Fields.Single(field => field.Name == "Points").Value);
        var button = Assert.Single(
            card.ActionRows.SelectMany(row => row).OfType<Button>(),
            button => button.Route.Plugin == "other" && button.Route.Value == "edit:tech"
        );
        Assert.Equal("⭐", button.Emoji);
        Assert.True(card.ActionRows.Count <= 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plugin_that_fails_or_hangs_is_skipped_everywhere(bool hangs)
    {
        await using var world = await StartAsync();
        var ticket = await world.TicketAsync();
        _plugin.Answers = true;
        _plugin.Decide = _ => OpeningDecision.Refuse("Never");
        _plugin.Before = hangs ? token => HangAsync(world, token) : _ => throw new InvalidOperationException("It is broken.");

        Assert.Null((await world.AskAsync(7, "billing")).Instead);
        Assert.False((await world.OpenAsync(7, "billing")).Refused);
        var opened = await world.TicketAsync(2);
        Assert.Equal(TicketState.WaitingForStaff, opened.State);
        Assert.DoesNotContain(
            world.Discord.Sent.First(sent => sent.Channel == opened.ChannelId).Message.Embeds[0].Fields,
            field => field.Name == "Points"
        );
        var shown = (await ShowAsync(world, ticket, Tess)).Message;
        Assert.DoesNotContain(shown.Embeds, embed => embed.Title == "Points");
        Assert.Contains("Other could not show its part", shown.Content, StringComparison.Ordinal);
    }

    // The limit passes on the clock of the test while the plugin hangs.
    private static async Task HangAsync(TicketsWorld world, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            world.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await new TaskCompletionSource().Task;
    }

    private async Task<TicketsWorld> StartAsync()
    {
        var world = await TicketsWorld.StartAsync();
        world.Others.Services.Add(_plugin);
        await world.OpenAsync(5);
        return world;
    }

    private static Task<Reply> ShowAsync(TicketsWorld world, Ticket ticket, Member member) =>
        world.InAsync<IServiceProvider, Reply>(async services =>
        {
            var click = world.Click(ticket.ChannelId!.Value, member);
            var access = new RequireTicketRoleAttribute(TicketRole.Staff);
            return await access.RefuseAsync(click, services, CancellationToken.None) is { } why
                ? Reply.Refuse(why)
                : await ((ShowStaffSection)services.GetService(typeof(ShowStaffSection))!).RunAsync(
                    click,
                    ticket.Id,
                    CancellationToken.None
                );
        });
}
