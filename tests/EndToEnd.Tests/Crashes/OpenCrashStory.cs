using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Crashes;

/// <summary>Opening a ticket survives a death at every place where it matters.</summary>
public sealed class OpenCrashStory
{
    [Theory]
    [InlineData(nameof(CrashKind.BeforeCall), 3)]
    [InlineData(nameof(CrashKind.AfterCall), 3)]
    [InlineData(nameof(CrashKind.BeforeCommit), 3)]
    [InlineData(nameof(CrashKind.AfterCommit), 3)]
    public async Task Opening_a_ticket_survives_a_crash_anywhere(string kind, int leastPlaces)
    {
        await using var stage = await Stage.OpenAsync($"open-{kind}");
        var places = await stage.EnumerateAsync(
            Enum.Parse<CrashKind>(kind),
            prepare: _ => Task.CompletedTask,
            done: (carl, _) => carl.Messages().Any(m => Person.TextOf(m).Contains("Your ticket is ready", StringComparison.Ordinal)),
            act: carl => Stage.Ignore(carl.FillsIn(("description", Desk.Problem))),
            settled: async (guild, carl) =>
            {
                var tess = await guild.Tess();
                // It may have died before anything was saved: nothing was promised, and the second try works.
                if (!await HasTicketAsync(carl))
                    await carl.FillsIn(("description", Desk.Problem));

                await carl.Eventually(() => carl.Channels.FirstOrDefault(IsTicket), () => "the ticket's channel");
                await tess.Sees("Ticket 0001");
                Assert.Single(tess.Channels, IsTicket);
                Assert.Single(
                    tess.Messages(tess.Channels.First(IsTicket)),
                    m => Person.TextOf(m).Contains("Ticket 0001", StringComparison.Ordinal)
                );
            }
        );

        Assert.True(places >= leastPlaces, $"Only {places} places were tried.");
    }

    private static bool IsTicket(string channel) => channel.StartsWith("tech-", StringComparison.Ordinal);

    // The sweep at start has had its time when a click is answered: a saved ticket answers that it is there, or being prepared.
    private static async Task<bool> HasTicketAsync(Person carl)
    {
        await carl.ClicksUntilAnswered(await carl.Sees("How can we help?", "support"), "Tech support");
        return carl.Form is null;
    }
}
