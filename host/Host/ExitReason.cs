using Microsoft.Extensions.Hosting;

namespace DCTicket.Host;

/// <summary>Ends the program and stores the reason.</summary>
internal sealed class ExitReason(IHostApplicationLifetime lifetime)
{
    /// <summary>Why the program ends by itself; null if it was asked to stop.</summary>
    public Exception? Exception { get; private set; }

    public void End(Exception reason)
    {
        Exception = reason;
        lifetime.StopApplication();
    }
}
