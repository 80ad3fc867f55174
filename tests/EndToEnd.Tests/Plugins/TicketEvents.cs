using System.Diagnostics;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>What the Probe plugin was told of tickets.</summary>
internal static class TicketEvents
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task OpensTicket(this Person person)
    {
        await person.Clicks("Tech support", "support");
        await person.FillsIn(("description", "My server does not start any more since this morning."));
        await person.Sees("Your ticket is ready");
    }

    /// <summary>Asks again and again until these events, and no others, were seen.</summary>
    public static async Task SeesTicketEvents(this Person person, string events)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            await person.Runs("/probe-tickets", "support");
            var answer = person
                .Messages("support")
                .Select(Person.TextOf)
                .LastOrDefault(text => text.StartsWith("Seen:", StringComparison.Ordinal));
            if (answer == $"Seen: {events}")
                return;
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Waited for “{events}”; the answer is still “{answer}”.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
