using DCTicket.Discord.Native.Gateway;

namespace DCTicket.Discord.Native.Tests.BadInput;

internal sealed class NoDelays : IGatewayDelays
{
    public TimeSpan BeforeReconnect(int failures) => TimeSpan.Zero;

    public TimeSpan BeforeNewSession() => TimeSpan.Zero;

    public TimeSpan BeforeFirstHeartbeat(TimeSpan interval) => interval;
}
