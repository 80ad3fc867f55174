using DCTicket.Host.Interactions;

namespace DCTicket.Testing;

/// <summary>
/// How long the Sandbox waits for an answer: Discord's three seconds, or more on a machine that does other things besides. What a bot does
/// in this time has tests that need no clock.
/// </summary>
internal static class AnswerTime
{
    private const string Variable = "DCTICKET_TEST_ANSWER_SECONDS";
    private const int OfDiscord = 3;

    // A bot has the same time for a modal as the Sandbox gives it.
    static AnswerTime() => InteractionLimits.FormWithin += TimeSpan.FromSeconds(Seconds - OfDiscord);

    public static int Seconds { get; } = int.TryParse(Environment.GetEnvironmentVariable(Variable), out var seconds) ? seconds : OfDiscord;
}
