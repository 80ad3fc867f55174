using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;

namespace DCTicket.EndToEnd.Tests.Bots;

/// <summary>What the Sandbox says, in a file.</summary>
internal static class SandboxLog
{
    public static ILoggerFactory Create(string file) =>
        new SerilogLoggerFactory(
            new LoggerConfiguration()
                .MinimumLevel.Warning()
                .WriteTo.File(file, formatProvider: CultureInfo.InvariantCulture)
                .CreateLogger(),
            dispose: true
        );
}
