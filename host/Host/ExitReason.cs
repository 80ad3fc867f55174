using Microsoft.Extensions.Hosting;

namespace DCTicket.Host;

/// <summary>Ends the program, and keeps why.</summary>
internal sealed class ExitReason(IHostApplicationLifetime lifetime)
{
    /// <summary>Why the program ends by itself; null where it was asked to.</summary>
    public Exception? Exception { get; private set; }

    public void End(Exception reason)
    {
        Exception = reason;
        lifetime.StopApplication();
    }
}
