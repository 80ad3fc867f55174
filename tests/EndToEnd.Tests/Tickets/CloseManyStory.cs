using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.EndToEnd.Tests.Faults;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Tickets;

/// <summary>Many tickets are closed at once.</summary>
public sealed class CloseManyStory(World world)
{
    private static readonly string[] Departments = ["Tech support", "Billing"];

    [Fact]
    public async Task Each_of_fourteen_tickets_says_once_that_it_is_closed_while_the_log_channel_is_limited()
    {
        await using var guild = await world.NewGuildAsync();
        await guild.SetUpAsync();
        var adam = await guild.Adam();
        Person[] people =
        [
            await guild.Olivia(),
            adam,
            await guild.Tess(),
            await guild.Bill(),
            await guild.Carl(),
            await guild.Cora(),
            await guild.Chen(),
        ];
        foreach (var department in Departments)
            await Task.WhenAll(people.Select(person => person.OpensOne(department)));
        var channels = await adam.Eventually(() => Tickets(adam) is { Count: 14 } all ? all : null, () => "all tickets");
        // Longer than the bot waits for its own answer to arrive.
        await using var limit = await guild.Breaks(
            """{"kind":"rate_limit","wait_ms":11000"""
                + $$""","method":"POST","route":"/channels/*/messages","channel":"{{guild.Channel("ticket-log")}}"}"""
        );

        foreach (var channel in channels)
            await adam.ClosesTicket(channel);

        await limit.HappensAsync();
        await adam.Eventually(() => Tickets(adam).Count == 0 ? adam : null, () => "all channels to go", TimeSpan.FromMinutes(2));
        Assert.Equal(14, adam.Messages("ticket-log").Count());
        Assert.Equal(14, adam.Messages().Count(m => Person.TextOf(m).Contains("This ticket is closed", StringComparison.Ordinal)));
    }

    private static List<string> Tickets(Person person) =>
        [
            .. person
                .Channels.Where(name =>
                    name.StartsWith("tech-", StringComparison.Ordinal) || name.StartsWith("billing-", StringComparison.Ordinal)
                )
                .Order(),
        ];
}
