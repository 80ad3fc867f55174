using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Crashes;

public sealed class CloseCrashAtCallStory
{
    [Theory]
    [InlineData(nameof(CrashKind.BeforeCall), 7)]
    [InlineData(nameof(CrashKind.AfterCall), 7)]
    public Task Closing_a_ticket_survives_a_crash_at_any_call(string kind, int leastPlaces) => CloseCrash.PlayAsync(kind, leastPlaces);
}

public sealed class CloseCrashAtCommitStory
{
    [Theory]
    [InlineData(nameof(CrashKind.BeforeCommit), 7)]
    [InlineData(nameof(CrashKind.AfterCommit), 7)]
    public Task Closing_a_ticket_survives_a_crash_at_any_commit(string kind, int leastPlaces) => CloseCrash.PlayAsync(kind, leastPlaces);
}

/// <summary>Closing a ticket survives a death at every place where it matters. In two classes, which run side by side.</summary>
internal static class CloseCrash
{
    public static async Task PlayAsync(string kind, int leastPlaces)
    {
        await using var stage = await Stage.OpenAsync($"close-{kind}");
        var places = await stage.EnumerateAsync(
            Enum.Parse<CrashKind>(kind),
            prepare: async carl =>
            {
                await carl.FillsIn(("description", Desk.Problem));
                await carl.Sees("Your ticket is ready");
                await carl.SeesChannel("tech-0001");
                await carl.Clicks("Close ticket", "tech-0001");
            },
            done: (carl, _) => !carl.Channels.Contains("tech-0001"),
            act: carl => Stage.Ignore(carl.FillsIn(("reason", "Done"))),
            settled: async (guild, carl) =>
            {
                var tess = await guild.Tess();
                // It may have died before anything was saved: nothing was promised, and the second try works.
                if (await StaysOpenAsync(carl))
                    await carl.FillsIn(("reason", "Done"));
                await carl.Sees("Here is the transcript");
                await tess.Sees("Ticket 0001 closed", "ticket-log");
                await carl.SeesNoChannel("tech-0001");
                await tess.SeesNoChannel("tech-0001");
                Assert.Single(carl.Messages(), m => Person.TextOf(m).Contains("Here is the transcript", StringComparison.Ordinal));
                Assert.Single(tess.Messages("ticket-log"));
            }
        );

        Assert.True(places >= leastPlaces, $"Only {places} places were tried.");
    }

    private static async Task<bool> StaysOpenAsync(Person carl)
    {
        try
        {
            if (
                carl.Messages("tech-0001").FirstOrDefault(m => Person.TextOf(m).Contains("Ticket 0001", StringComparison.Ordinal))
                is not { } welcome
            )
                return false;
            await carl.ClicksUntilAnswered(welcome, "Close ticket");
            return carl.Form is not null;
        }
        catch (RefusedException)
        {
            // The channel goes at this very moment.
            return false;
        }
    }
}
