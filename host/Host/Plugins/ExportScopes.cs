using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>One scope of each exporting plugin per scope of the plugin that asks, and gone with it.</summary>
internal sealed class ExportScopes : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<Plugin, AsyncServiceScope> _scopes = [];

    /// <summary>The service of another plugin; null while that one is off: the one who asks says what it misses.</summary>
    public object? Find(Plugin exporter, PluginExport export)
    {
        if (!exporter.IsActive)
            return null;
        if (!_scopes.TryGetValue(exporter, out var scope))
            _scopes[exporter] = scope = exporter.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService(export.Service);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes.Values)
            await scope.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var scope in _scopes.Values)
            scope.Dispose();
    }
}
