using DCTicket.Sandbox;
using DCTicket.Testing;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>The Sandbox as the tests want it: as exact as it can be, on any port, and bots may start one after the other.</summary>
internal static class TestSandbox
{
    public static SandboxOptions Options { get; } =
        new()
        {
            Url = new Uri("http://127.0.0.1:0"),
            Level = SandboxLevel.Strict,
            Faults = true,
            IdentifyWindowSeconds = 0,
            InteractionDeadlineSeconds = AnswerTime.Seconds,
        };
}
