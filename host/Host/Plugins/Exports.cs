using DCTicket.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>The exports of one type from all plugins, for the requesting plugin.</summary>
internal sealed class Exports<TContract>(
    PluginDefinition plugin,
    PluginRegistry plugins,
    ExportScopes scopes,
    IServiceProvider services,
    ILogger<Exports<TContract>> log
) : IExports<TContract>
    where TContract : class
{
    private (IReadOnlyList<Exported<TContract>> All, IReadOnlyList<string> Missing)? _found;

    public IReadOnlyList<Exported<TContract>> All => (_found ??= Find()).All;

    public IReadOnlyList<string> Missing => (_found ??= Find()).Missing;

    private (IReadOnlyList<Exported<TContract>> All, IReadOnlyList<string> Missing) Find()
    {
        var (all, missing) = (new List<Exported<TContract>>(), new List<string>());
        foreach (var exporter in plugins.All)
        {
            var export = exporter.Definition?.Exports.FirstOrDefault(export => export.Contract == typeof(TContract));
            if (exporter.Definition is not null && export is null)
                continue;
            if (exporter.IsActive && Make(exporter.Id, export!) is { } service)
                all.Add(new Exported<TContract>(exporter.Id, exporter.Name, service));
            else
                missing.Add(exporter.Name);
        }

        return (all, missing);
    }

    private TContract? Make(string exporter, PluginExport export)
    {
        try
        {
            return (TContract?)(exporter == plugin.Id ? services.GetRequiredService(export.Service) : scopes.Find(exporter, export));
        }
        catch (Exception e)
        {
            // The constructor failed: a problem of that plugin only.
            ExportLog.NotMade(log, e, exporter, typeof(TContract).Name);
            return null;
        }
    }
}

internal static partial class ExportLog
{
    [LoggerMessage(LogLevel.Error, "{Plugin}: failed to create the exported {Contract}; it is missing for other plugins")]
    public static partial void NotMade(ILogger logger, Exception exception, string plugin, string contract);
}
