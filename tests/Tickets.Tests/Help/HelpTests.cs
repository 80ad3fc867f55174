using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Invitations;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Help;

namespace DCTicket.Tickets.Tests.Help;

/// <summary>/help names three next steps of whoever asks.</summary>
public sealed class HelpTests
{
    private static readonly Member Moderator = TicketsWorld.Member(8, Permissions.ManageGuild);

    [Fact]
    public async Task Help_names_the_steps_of_a_customer_of_staff_and_of_an_admin()
    {
        await using var world = await TicketsWorld.StartAsync();
        Expect("How to get help", await HelpAsync(world, TicketsWorld.Member(5)), "ticket open", "ticket list", "mydata export");
        Expect(
            "Your next steps as staff",
            await HelpAsync(world, TicketsWorld.Staff(6)),
            "staff queue",
            "staff history search",
            "staff stats me"
        );
        Expect("Your next steps as an admin", await HelpAsync(world, Moderator), "support doctor", "support department edit", "role add");
    }

    [Fact]
    public async Task In_a_ticket_help_names_the_steps_of_its_owner_of_who_is_invited_and_of_its_staff()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.OpenAsync(5);
        var ticket = await world.TicketAsync();
        await world.RunsAsync<InviteToTicket>(ticket, TicketsWorld.Member(5), invite => invite.InviteAsync, new Mentionable(new(7), false));

        Expect("Your ticket", await HelpAsync(world, TicketsWorld.Member(5), ticket), "ticket escalate", "ticket invite", "close");
        Expect(
            "You were invited to this ticket",
            await HelpAsync(world, TicketsWorld.Member(7), ticket),
            "ticket escalate",
            "ticket info",
            "ticket list"
        );
        Expect(
            "Working on this ticket",
            await HelpAsync(world, TicketsWorld.Staff(6), ticket),
            "staff claim",
            "staff note add",
            "ticket resolve"
        );
    }

    [Fact]
    public async Task Before_anything_is_set_up_an_admin_is_told_of_setup()
    {
        await using var world = await TicketsWorld.StartAsync();
        await world.ReadAsync(async db =>
        {
            db.Panels.RemoveRange(db.Panels);
            return await db.SaveChangesAsync();
        });
        Expect("Get started", await HelpAsync(world, Moderator), "setup", "support department add", "support doctor");
    }

    [Fact]
    public async Task Staff_whose_role_does_not_see_its_commands_is_told_who_can_change_that()
    {
        await using var world = await TicketsWorld.StartAsync();
        Assert.Contains("You do not see `/staff` yet", (await HelpAsync(world, TicketsWorld.Staff(6))).Text(), StringComparison.Ordinal);
        world.Commands.Allowed.Add(("staff", TicketsWorld.TechRole));
        Assert.DoesNotContain("You do not see", (await HelpAsync(world, TicketsWorld.Staff(6))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_topic_has_its_texts_in_both_languages()
    {
        foreach (var culture in new[] { CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-TW") })
        {
            foreach (var topic in Enum.GetValues<HelpTopic>())
                Assert.All(
                    new[] { "title", "1", "2", "3" },
                    part => Assert.NotNull(TicketTexts.Catalog.Find(culture, $"help.{topic}.{part}"))
                );
        }
    }

    private static void Expect(string title, OutgoingMessage help, params string[] commands)
    {
        var embed = Assert.Single(help.Embeds);
        Assert.Equal(title, embed.Title);
        Assert.Equal(
            commands.Select(command => $"</{command}:1>"),
            embed.Description!.Split('\n').Where(line => line.Contains("</", StringComparison.Ordinal)).Select(line => line[3..])
        );
    }

    private static async Task<OutgoingMessage> HelpAsync(TicketsWorld world, Member by, Ticket? ticket = null) =>
        (
            await world.InAsync<ShowHelp, Reply>(help =>
                help.RunAsync(world.CommandIn(ticket?.ChannelId ?? TicketsWorld.PanelChannel, by), CancellationToken.None)
            )
        ).Message;
}
