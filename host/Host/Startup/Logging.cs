using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace DCTicket.Host.Startup;

/// <summary>Logs to the console and to one JSON file a day. Every event has the plugin, or “host”.</summary>
internal static class Logging
{
    /// <summary>The property with the plugin.</summary>
    public const string PluginProperty = "Plugin";

    private const string ConsoleTemplate = "{Timestamp:HH:mm:ss} {Level:u3} {Plugin,-12} {Message:lj}{NewLine}{Exception}";

    public static Serilog.Core.Logger Create(IConfiguration configuration, HostSettings settings)
    {
        CheckLevels(configuration.GetSection("Serilog:MinimumLevel"));
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(configuration)
            .Enrich.With(new DefaultPlugin())
            .Filter.ByExcluding(IsToldElsewhere);
        if (HostSettings.Switch(configuration, "Logs:Console", true))
            logger.WriteTo.Console(outputTemplate: ConsoleTemplate, formatProvider: CultureInfo.InvariantCulture);
        return logger
            .WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(settings.LogsFolder, "dcticket-.json"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 14,
                fileSizeLimitBytes: 100 * 1024 * 1024,
                rollOnFileSizeLimit: true
            )
            .CreateLogger();
    }

    // Serilog's own message has the value but not the key.
    private static void CheckLevels(IConfigurationSection levels)
    {
        IConfigurationSection[] settings = [levels, levels.GetSection("Default"), .. levels.GetSection("Override").GetChildren()];
        if (
            Array.Find(settings, level => level.Value is { } value && !Enum.TryParse<LogEventLevel>(value, ignoreCase: true, out _)) is
            { } wrong
        )
            throw new StartupException(
                $"The setting {wrong.Path} is no level of logging. Set it to one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}."
            );
    }

    // The host logs every error that ends its start with a stack trace; an error that an admin can fix is logged in one line instead.
    private static bool IsToldElsewhere(LogEvent logEvent) =>
        logEvent.Exception is StartupException or DiscordConnectionException or DiscordException or OperationCanceledException
        && logEvent.Properties.TryGetValue(Serilog.Core.Constants.SourceContextPropertyName, out var source)
        && source.ToString().Trim('"').StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal);

    private sealed class DefaultPlugin : Serilog.Core.ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, Serilog.Core.ILogEventPropertyFactory propertyFactory) =>
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(PluginProperty, "host"));
    }
}
