using DCTicket.Host.Interactions;
using DCTicket.Sandbox;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>
/// The Sandbox as the tests want it: as exact as it can be, on any port, and bots may start one after the other. On a machine that does
/// other things besides,
/// <c>DCTICKET_TEST_ANSWER_SECONDS</c> gives bots more time than Discord's three seconds; what a bot does in them has tests that need no
/// clock.
/// </summary>
internal static class TestSandbox
{
    // A bot has the same time for a form as the Sandbox gives it.
    static TestSandbox() => InteractionLimits.FormWithin += TimeSpan.FromSeconds(Options.InteractionDeadlineSeconds - 3);

    public static SandboxOptions Options { get; } =
        new()
        {
            Url = new Uri("http://127.0.0.1:0"),
            Level = SandboxLevel.Strict,
            Faults = true,
            IdentifyWindowSeconds = 0,
            InteractionDeadlineSeconds = int.TryParse(Environment.GetEnvironmentVariable("DCTICKET_TEST_ANSWER_SECONDS"), out var seconds)
                ? seconds
                : 3,
        };
}
