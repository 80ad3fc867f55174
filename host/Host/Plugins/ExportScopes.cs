using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>A scope of each exporting plugin per scope of the requesting plugin, disposed with it.</summary>
internal sealed partial class ExportScopes(PluginRegistry plugins, ILogger<ExportScopes> logger) : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<LoadedPlugin, AsyncServiceScope> _scopes = [];

    /// <summary>Gets the service of another plugin; null while that plugin is off.</summary>
    public object? Find(string plugin, PluginExport export)
    {
        if (plugins.FindActive(plugin) is not { } exporter)
            return null;
        if (!_scopes.TryGetValue(exporter, out var scope))
            _scopes[exporter] = scope = exporter.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService(export.Service);
    }

    /// <summary>Disposes all scopes; a scope that fails is logged for its own plugin.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (exporter, scope) in _scopes)
        {
            try
            {
                await scope.DisposeAsync();
            }
            catch (Exception e)
            {
                LogNotDisposed(e, exporter.Id);
            }
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        foreach (var (exporter, scope) in _scopes)
        {
            try
            {
                scope.Dispose();
            }
            catch (Exception e)
            {
                LogNotDisposed(e, exporter.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Plugin}: failed to dispose an exported service")]
    private partial void LogNotDisposed(Exception exception, string plugin);
}
