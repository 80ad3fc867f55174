using DCTicket.Sandbox;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>
/// The Sandbox as the tests want it: as exact as it can be, on any port, and bots may start one after the other. On a machine that does other things besides,
/// <c>DCTICKET_TEST_ANSWER_SECONDS</c> gives bots more time than Discord's three seconds; what a bot does in them has tests that need no clock.
/// </summary>
internal static class TestSandbox
{
    public static SandboxOptions Options { get; } = new()
    {
        Url = new Uri("http://127.0.0.1:0"),
        Level = SandboxLevel.Strict,
        Faults = true,
        IdentifyWindowSeconds = 0,
        InteractionDeadlineSeconds = int.TryParse(Environment.GetEnvironmentVariable("DCTICKET_TEST_ANSWER_SECONDS"), out var seconds) ? seconds : 3,
    };
}
