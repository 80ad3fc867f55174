using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Earlier;

/// <summary>After an update.</summary>
public sealed class EarlierVersionStory(EarlierWorld world) : IClassFixture<EarlierWorld>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_an_earlier_version_has_begun_and_posted_goes_on_after_an_update()
    {
        await using var guild = await Guild.FirstAsync(world.Url);
        var (carl, cora, tess, bill) = (await guild.Carl(), await guild.Cora(), await guild.Tess(), await guild.Bill());

        // A closed ticket whose grace time ended meanwhile.
        await carl.SeesNoChannel("billing-0007");
        await SeesEvents(carl, opened: 8, closed: 4);

        // The panel, the control message, the message that a ticket is resolved, and the message in the log channel.
        await cora.ClicksUntilAnswered(await cora.Sees("How can we help?", "support"), "Tech support");
        await cora.Sees("You already have");
        await tess.Clicks("Billing", "support");
        await tess.FillsIn(("description", Desk.Problem));
        await tess.SeesChannel("billing-0009");
        await tess.Clicks("Claim", "tech-0008");
        await cora.Sees("claimed this ticket", "tech-0008");
        await carl.Clicks("Reopen", "vip-0006");
        await tess.Sees("reopened this ticket", "vip-0006");
        await bill.ClicksOn(Card(bill, "Ticket 0003"), "Reopen");
        await bill.SeesChannel("billing-0010");

        // The transcript in a direct message asks for a rating.
        var direct = await carl.SendAsync(
            HttpMethod.Post,
            "users/@me/channels",
            JsonContent.Create(new { recipient_id = guild.ApplicationId })
        );
        var mail = await carl.SendAsync(HttpMethod.Get, $"channels/{direct["id"]}/messages/{direct["last_message_id"]}", null);
        await carl.ClicksOn(mail, "5");
        await carl.Sees("Thank you for rating ticket 0007");
        await bill.Sees("★★★★★", "ticket-log");

        await tess.ClosesTicket("tech-0001", "Done");
        await tess.SeesNoChannel("tech-0001");
        var transcript = (await carl.Sees("ticket-0001"))["attachments"]!
            .AsArray()
            .OfType<JsonObject>()
            .First(file => ((string)file["filename"]!).EndsWith(".txt", StringComparison.Ordinal));
        var text = System.Text.Encoding.UTF8.GetString(await carl.Opens(transcript));
        Assert.Contains("Then we look at the log.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_custom_id_of_an_earlier_version_leads_to_a_handler_that_takes_its_arguments() =>
        Assert.Empty(EarlierCustomIds.FindLost(world.Bot.Services));

    private static JsonObject Card(Person staff, string number) =>
        staff.Messages("ticket-log").Last(message => Person.TextOf(message).Contains(number, StringComparison.Ordinal));

    private static async Task SeesEvents(Person person, int opened, int closed)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            await person.Runs("/probe-tickets", "support");
            var answer = person.Messages("support").Select(Person.TextOf).Last(text => text.StartsWith("Seen:", StringComparison.Ordinal));
            if (answer.Split("opened").Length - 1 >= opened && answer.Split("closed").Length - 1 >= closed)
                return;
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Events are missing; the answer is still “{answer}”.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
