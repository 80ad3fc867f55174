using System.Text;
using DCTicket.EndToEnd.Tests.Tickets;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Crashes;

/// <summary>Opening a ticket by a form of two pages, with a file, survives a death at every place where it matters.</summary>
public sealed class FormCrashStory
{
    [Theory]
    [InlineData(nameof(CrashKind.BeforeCall), 3)]
    [InlineData(nameof(CrashKind.AfterCall), 3)]
    [InlineData(nameof(CrashKind.BeforeCommit), 3)]
    [InlineData(nameof(CrashKind.AfterCommit), 3)]
    public async Task A_form_of_two_pages_survives_a_crash_anywhere(string kind, int leastPlaces)
    {
        await using var stage = await Stage.OpenAsync($"form-{kind}", OpeningPlugins.TwoPages());
        var places = await stage.EnumerateAsync(
            Enum.Parse<CrashKind>(kind),
            prepare: _ => Task.CompletedTask,
            done: (carl, _) => carl.Messages().Any(m => Person.TextOf(m).Contains("Your ticket is ready", StringComparison.Ordinal)),
            act: carl => Stage.Ignore(PlayAsync(carl)),
            settled: async (guild, carl) =>
            {
                var tess = await guild.Tess();
                await FinishAsync(carl);
                await carl.Eventually(() => carl.Channels.FirstOrDefault(IsTicket), () => "the ticket's channel");
                var control = await tess.Sees("Which server?");
                Assert.Single(tess.Channels, IsTicket);
                Assert.Single(
                    tess.Messages(tess.Channels.First(IsTicket)),
                    m => Person.TextOf(m).Contains("Ticket 0001", StringComparison.Ordinal)
                );
                Assert.Equal("shot.txt", (string?)Assert.Single(control["attachments"]!.AsArray())!["filename"]);
            }
        );

        Assert.True(places >= leastPlaces, $"Only {places} places were tried.");
    }

    private static async Task PlayAsync(Person carl)
    {
        await FirstAsync(carl);
        await carl.Clicks("Continue");
        await SecondAsync(carl);
    }

    // Whatever was saved before the end is there: a ticket, a first page, or nothing, which nobody was promised.
    private static async Task FinishAsync(Person carl)
    {
        await carl.ClicksUntilAnswered(await carl.Sees("How can we help?", "support"), "Tech support");
        if (carl.Form is not null)
        {
            await PlayAsync(carl);
            return;
        }

        var last = carl.Messages().Last(m => !Person.TextOf(m).Contains("How can we help?", StringComparison.Ordinal));
        if (!Person.TextOf(last).Contains("pages are filled in", StringComparison.Ordinal))
            return;
        await carl.ClicksUntilAnswered(last, "Continue");
        await SecondAsync(carl);
    }

    private static Task FirstAsync(Person carl) =>
        carl.FillsIn(("server", "alpha"), ("shots", new[] { new Upload("shot.txt", Encoding.UTF8.GetBytes("a shot"), "text/plain") }));

    private static Task SecondAsync(Person carl) => carl.FillsIn(("plan", "l"), ("who", new[] { carl.Id }));

    private static bool IsTicket(string channel) => channel.StartsWith("tech-", StringComparison.Ordinal);
}
