using System.Text;
using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Faults;

/// <summary>How it ends when nothing was lost and nothing doubled.</summary>
internal static class Settled
{
    public const string Channel = "tech-0001";

    /// <summary>Fills in the open form; that the bot's answer was lost on its way is no matter here.</summary>
    public static async Task FillsInAnyhow(this Person person, params (string Input, object Value)[] values)
    {
        try
        {
            await person.FillsIn(values);
        }
        catch (RefusedException e) when (e.Status == 0)
        {
            // “The application did not respond.”
        }
    }

    /// <summary>Asks for a ticket, whatever the answer.</summary>
    public static async Task AsksForTicket(this Person customer)
    {
        await customer.Clicks("Tech support", "support");
        await customer.FillsInAnyhow(("description", Desk.Problem));
    }

    /// <summary>The customer has one ticket with one welcome, and can talk to the department there.</summary>
    public static async Task HasOneTicket(this Person customer, Guild guild)
    {
        var tess = await guild.Tess();
        await customer.SeesChannel(Channel);
        await tess.Sees("Ticket 0001", Channel);
        await customer.Writes(Channel, "Is anybody there?");
        await tess.Sees("Is anybody there?", Channel);
        await customer.ClicksUntilAnswered(await customer.Sees("How can we help?", "support"), "Tech support");
        await customer.Sees("You already have an open ticket");
        Assert.Single(tess.Channels, c => c.StartsWith("tech-", StringComparison.Ordinal));
        Assert.Single(tess.Messages(Channel), m => Person.TextOf(m).Contains("Ticket 0001", StringComparison.Ordinal));
    }

    /// <summary>The ticket is closed: one transcript for the customer, one for the log, and no channel. Returns the transcript.</summary>
    public static async Task<string> IsClosedOnce(this Person customer, Guild guild)
    {
        var tess = await guild.Tess();
        var mail = await customer.Sees("Here is the transcript");
        await tess.Sees("Ticket 0001 closed", "ticket-log");
        await customer.SeesNoChannel(Channel);
        await tess.SeesNoChannel(Channel);
        Assert.Single(customer.Messages(), m => Person.TextOf(m).Contains("Here is the transcript", StringComparison.Ordinal));
        Assert.Single(tess.Messages("ticket-log"), m => Person.TextOf(m).Contains("Ticket 0001 closed", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(await customer.Opens(Text(mail)));
    }

    /// <summary>How often something was said, according to a transcript.</summary>
    public static int Times(this string transcript, string text) => transcript.Split(text).Length - 1;

    private static JsonObject Text(JsonObject message) =>
        message["attachments"]!
            .AsArray()
            .OfType<JsonObject>()
            .First(a => ((string)a["filename"]!).EndsWith(".txt", StringComparison.Ordinal));
}
