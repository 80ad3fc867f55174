using System.Diagnostics;
using DCTicket.Testing;
using static Snippets.Tests.Staff;

namespace Snippets.Tests;

/// <summary>Snippets in tickets, and across a restart.</summary>
public sealed class TicketStory(World world) : IClassFixture<World>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Closed_tickets_are_counted_once_for_each_snippet_that_was_used_in_them()
    {
        await using var guild = await world.NewGuildAsync();
        var (adam, carl) = (await guild.Adam(), await guild.Carl());
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
        await adam.AddsSnippet("Asked", "Please tell us more.");
        await adam.AddsSnippet("Unused", "Nobody needs me.");
        await carl.Clicks("Tech support", "support");
        await carl.FillsIn(("description", "My server does not start any more since this morning."));
        await carl.SeesChannel("tech-0001");
        await adam.SeesChannel("tech-0001");

        await adam.Runs("/snippet use", "tech-0001", ("name", "Asked"));
        await adam.Runs("/snippet use", "tech-0001", ("name", "Asked"));
        await carl.Sees("Please tell us more.");
        Assert.Contains("**Asked**: uses 2, closed tickets 0", await adam.SeesList(), StringComparison.Ordinal);
        await carl.Clicks("Close ticket", "tech-0001");
        await carl.FillsIn(("reason", "It works again"));

        await SeesAsync(adam, "**Asked**: uses 2, closed tickets 1");
        Assert.Contains("**Unused**: uses 0, closed tickets 0", await adam.SeesList(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snippets_outlive_the_bot()
    {
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.AddsSnippet("Lasting", "Still here");

        await world.RestartAsync();

        await adam.Runs("/snippet use", Channel, ("name", "lasting"));
        await adam.Sees("Still here");
    }

    // The event of the other plugin arrives shortly after its change.
    private static async Task SeesAsync(Person person, string line)
    {
        var start = Stopwatch.GetTimestamp();
        while (await person.SeesList() is var list && !list.Contains(line, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Waited for “{line}”; the list still says:\n{list}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }
}
