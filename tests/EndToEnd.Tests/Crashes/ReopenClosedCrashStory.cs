using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Crashes;

/// <summary>Going on with a closed ticket survives a death at every place where it matters.</summary>
public sealed class ReopenClosedCrashStory
{
    [Theory]
    [MemberData(nameof(WorkCrash.Kinds), MemberType = typeof(WorkCrash))]
    public async Task A_closed_ticket_goes_on_as_one_whenever_the_bot_dies(string kind)
    {
        await using var stage = await Stage.OpenAsync($"reopen-closed-{kind}");
        var places = await stage.EnumerateAsync(
            Enum.Parse<CrashKind>(kind),
            prepare: async guild =>
            {
                var (carl, tess) = (await guild.Carl(), await guild.Tess());
                await carl.OpensTicket();
                await tess.SeesChannel("tech-0001");
                await carl.ClosesTicket("tech-0001", "Done");
                await tess.Sees("Ticket 0001 closed", "ticket-log");
                await tess.SeesNoChannel("tech-0001");
            },
            done: (_, tess) => tess.Messages("ticket-log").Any(m => WorkCrash.Has(m, "Continued in")),
            act: async guild => await Stage.Ignore((await guild.Tess()).Clicks("Reopen", "ticket-log")),
            settled: async guild =>
            {
                var (carl, tess) = (await guild.Carl(), await guild.Tess());
                await Stage.UntilAnswered(() => tess.Runs("/ticket reopen", "support", ("number", 1)));
                await carl.SeesChannel("tech-0002");
                await tess.Sees("Follow-up of", "tech-0002");
                await tess.Sees("Continued in", "ticket-log");
                Assert.Single(tess.Channels, channel => channel.StartsWith("tech-", StringComparison.Ordinal));
                Assert.Single(tess.Messages("tech-0002"), m => Person.TextOf(m).Length > 0);
                // The answer to whoever clicked stands there, too.
                Assert.Single(tess.Messages("ticket-log"), m => WorkCrash.Has(m, "Ticket 0001 closed"));
            }
        );

        Assert.True(places >= 3, $"Only {places} places were tried.");
    }
}
