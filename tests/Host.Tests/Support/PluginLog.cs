using System.Collections.Concurrent;
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace DCTicket.Host.Tests.Support;

/// <summary>Keeps what plugins log from warnings on.</summary>
internal sealed class PluginLog : ConcurrentQueue<string>, ILogEventSink
{
    public Logger CreateLogger() => new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Sink(this).CreateLogger();

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        Enqueue($"{logEvent.Level}: {logEvent.RenderMessage(CultureInfo.InvariantCulture)}");
    }
}
