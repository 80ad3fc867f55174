using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Faults;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What staff and customers do with an open ticket.</summary>
public sealed class WorkStory(World world)
{
    [Fact]
    public async Task A_ticket_is_handed_over_claimed_and_its_state_follows_who_wrote_last()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess, adam) = (await guild.Carl(), await guild.Tess(), await guild.Adam());
        await adam.Runs("/support settings", "support");
        await adam.ClicksOn(await adam.Sees("Settings of this server", "support"), "New ticket alerts");
        await adam.FillsIn(("channel", new[] { guild.Channel("ticket-log") }));
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await tess.Sees("New ticket 0001", "ticket-log");

        // The first message has called it.
        await carl.Runs("/ticket escalate", "tech-0001");
        await carl.Sees("The team has already been notified");

        await tess.Clicks("Claim", "tech-0001");
        await carl.Sees("claimed this ticket", "tech-0001");
        await tess.Writes("tech-0001", "Hello, have you tried turning it off and on?");
        await StateIs(carl, "Waiting for the customer");
        await carl.Writes("tech-0001", "Yes, twice.");
        await StateIs(carl, "Waiting for staff");
        await tess.Runs("/staff priority", "tech-0001", ("level", "Urgent"));
        await tess.Sees("Urgent");
        await tess.Runs("/staff note add", "tech-0001", ("text", "Customer is *nice*."));
        await tess.Runs("/staff note list", "tech-0001");
        await tess.Sees("Customer is");
    }

    [Fact] // B1, B2, B30
    public async Task B1_A_transfer_shows_the_ticket_to_the_other_team_and_hides_it_from_the_first_and_the_invited_stay()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora, tess, bill, chen) = (
            await guild.Carl(),
            await guild.Cora(),
            await guild.Tess(),
            await guild.Bill(),
            await guild.Chen()
        );
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await carl.Runs("/ticket invite", "tech-0001", ("who", cora.Id));
        await cora.SeesChannel("tech-0001");

        await tess.Runs("/staff transfer", "tech-0001", ("department", "billing"));

        await bill.SeesChannel("billing-0001");
        await tess.SeesNoChannel("billing-0001");
        await cora.SeesChannel("billing-0001");
        await carl.SeesChannel("billing-0001");
        Assert.DoesNotContain("billing-0001", chen.Channels);
        await bill.Sees("moved this ticket from Tech support to Billing", "billing-0001");

        await bill.Runs("/ticket uninvite", "billing-0001", ("who", cora.Id));
        await cora.SeesNoChannel("billing-0001");
    }

    [Fact] // B4
    public async Task B4_Whoever_is_invited_can_write_and_ask_for_help_but_neither_close_nor_invite()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, cora) = (await guild.Carl(), await guild.Cora());
        await carl.OpensTicket();
        await carl.Runs("/ticket invite", "tech-0001", ("who", cora.Id));
        await cora.SeesChannel("tech-0001");

        await cora.Runs("/close", "tech-0001");
        await cora.Sees("Only the person who opened this ticket and the department’s staff can do this.");
        Assert.DoesNotContain("staff", await cora.CommandsIn("tech-0001"));
        await cora.Writes("tech-0001", "I see it too.");
    }

    [Fact]
    public async Task Every_command_of_staff_works_in_the_channel()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await tess.Runs("/staff claim", "tech-0001");
        await tess.Sees("claimed this ticket", "tech-0001");
        await tess.Runs("/staff unclaim", "tech-0001");
        await tess.Sees("released this ticket", "tech-0001");
        await adam.Runs("/staff assign", "tech-0001", ("member", tess.Id));
        await tess.Sees("assigned this ticket to", "tech-0001");
        await tess.Runs("/staff priority", "tech-0001", ("level", "High"));
        await tess.Sees("is now High");
        await tess.Runs("/staff repair", "tech-0001");
        await tess.Sees("Repairing ticket");

        // Discord allows two names in ten minutes; a third one waits, and the member is told until when.
        await tess.Runs("/staff rename", "tech-0001", ("name", "Broken Printer"));
        await tess.SeesChannel("broken-printer");
        await tess.Runs("/staff rename", "broken-printer", ("name", "fixed printer"));
        await tess.SeesChannel("fixed-printer");
        await tess.Runs("/staff rename", "fixed-printer", ("name", "old printer"));
        Assert.Contains("<t:", Person.TextOf(await tess.Sees("two renames in ten minutes")), StringComparison.Ordinal);

        await tess.Runs("/ticket resolve", "fixed-printer");
        await tess.Sees("marked this ticket as resolved", "fixed-printer");
        await tess.Runs("/ticket reopen", "fixed-printer");
        await tess.Sees("reopened this ticket", "fixed-printer");
    }

    [Fact]
    public async Task A_third_name_that_is_typed_while_the_second_is_under_way_is_told_when_it_comes()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (carl, tess) = (await guild.Carl(), await guild.Tess());
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");
        await using var slow = await guild.Breaks(
            """{"method":"PATCH","route":"/channels/*","kind":"slow","when":"after","wait_ms":2000,"count":0}"""
        );

        await tess.Runs("/staff rename", "tech-0001", ("name", "first"));
        await tess.SeesChannel("first");
        await tess.Runs("/staff rename", "first", ("name", "second"));
        await tess.SeesChannel("second");
        await tess.Runs("/staff rename", "second", ("name", "third"));

        Assert.Contains("“third” <t:", Person.TextOf(await tess.Sees("two renames in ten minutes")), StringComparison.Ordinal);
        await slow.HappensAsync(2);
    }

    [Fact]
    public async Task Staff_labels_snoozes_and_answers_a_ticket_with_a_canned_reply()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var (adam, carl, tess) = (await guild.Adam(), await guild.Carl(), await guild.Tess());
        await adam.Runs("/support label add", "support", ("name", "Refund"), ("customer-sees", true));
        await adam.Sees("Saved the label Refund");
        await carl.OpensTicket();
        await tess.SeesChannel("tech-0001");

        await tess.Runs("/staff label add", "tech-0001", ("label", "Refund"));
        await carl.Sees("Refund", "tech-0001");
        await tess.Runs("/staff snooze", "tech-0001", ("until", "3d"));
        await carl.Sees("On hold until", "tech-0001");
        await tess.Runs("/staff unsnooze", "tech-0001");
        await tess.Sees("back in the queue");
        await tess.Runs("/staff auto-close", "tech-0001", ("enabled", false));
        await tess.Sees("will not be closed");

        await tess.Runs("/staff reply add", "tech-0001");
        await tess.FillsIn(
            ("name", "Hello"),
            ("text", "Hello {user}, {staff} looks into {ticket}."),
            ("department", new[] { "*" }),
            ("ping", false)
        );
        await tess.Sees("Saved “Hello”");
        await tess.Runs("/staff reply send", "tech-0001", ("name", "Hello"));
        await carl.Sees("looks into 0001.", "tech-0001");
        await StateIs(carl, "Waiting for the customer");
    }

    private static async Task StateIs(Person person, string state)
    {
        for (var turn = 0; turn < 20; turn++)
        {
            await person.Runs("/ticket info", "tech-0001");
            if (person.Messages().Any(m => Person.TextOf(m).Contains(state, StringComparison.Ordinal)))
                return;
        }

        throw new TimeoutException($"The ticket is still not “{state}”.");
    }
}
