using System.Text.Json.Nodes;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Interactions;

/// <summary>What people do with the Probe plugin.</summary>
internal static class Probes
{
    public const string Channel = "general";

    /// <summary>Asks for the message with all the buttons.</summary>
    public static async Task<JsonObject> AsksForButtons(this Person person)
    {
        await person.Runs("/probe", Channel, ("how", "buttons"));
        return await person.Sees("Buttons");
    }

    /// <summary>
    /// Another person never saw a text: whatever was sent before a message of the first person has arrived when that message has.
    /// </summary>
    public static async Task HidFrom(this Person person, Person other, string text)
    {
        var marker = $"Marker {Guid.NewGuid()}";
        await person.Writes(Channel, marker);
        await other.Sees(marker);
        Assert.DoesNotContain(other.Messages(), m => Person.TextOf(m).Contains(text, StringComparison.Ordinal));
    }
}
