using DCTicket.Discord.Native.Gateway;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>Delays without chance, each of a length that no other wait has.</summary>
internal sealed class SteadyDelays : IGatewayDelays
{
    public static readonly TimeSpan NewSession = TimeSpan.FromSeconds(5.5);
    public static readonly TimeSpan FirstHeartbeat = TimeSpan.FromSeconds(7.5);

    public List<int> Failures { get; } = [];

    public TimeSpan BeforeReconnect(int failures)
    {
        Failures.Add(failures);
        return TimeSpan.Zero;
    }

    public TimeSpan BeforeNewSession() => NewSession;

    public TimeSpan BeforeFirstHeartbeat(TimeSpan interval) => FirstHeartbeat;
}
