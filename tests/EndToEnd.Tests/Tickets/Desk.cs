using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>What many stories begin with.</summary>
internal static class Desk
{
    public const string Problem = "My server does not start any more since this morning.";

    /// <summary>Adam sets the guild up.</summary>
    public static async Task SetUpAsync(this Guild guild)
    {
        var adam = await guild.Adam();
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
        await adam.Sees("The panel is posted");
    }

    /// <summary>A customer opens a ticket with a department, and waits until it is ready.</summary>
    public static async Task OpensTicket(this Person customer, string department = "Tech support", string problem = Problem)
    {
        await customer.Clicks(department, "support");
        await customer.FillsIn(("description", problem));
        await customer.Sees("Your ticket is ready");
    }

    /// <summary>Somebody closes the ticket of a channel by its button.</summary>
    public static async Task ClosesTicket(this Person person, string channel, string reason = "")
    {
        await person.Clicks("Close ticket", channel);
        await person.FillsIn(("reason", reason));
    }

    /// <summary>Opens a ticket in whichever language this person is answered.</summary>
    public static async Task OpensOne(this Person customer, string department)
    {
        await customer.Clicks(department, "support");
        await customer.FillsIn(("description", Problem));
    }
}
