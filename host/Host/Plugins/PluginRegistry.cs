namespace DCTicket.Host.Plugins;

/// <summary>The known and the active plugins. Only <see cref="PluginLoader"/> changes it.</summary>
internal sealed class PluginRegistry
{
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<PluginStatus> _all = [];
    private volatile IReadOnlyList<LoadedPlugin> _active = [];
    private LoadedPlugin? _host;

    /// <summary>The plugins of plugins.json.</summary>
    public IReadOnlyList<PluginStatus> All => _all;

    /// <summary>The active plugins, the host's own commands first.</summary>
    public IReadOnlyList<LoadedPlugin> Active => _active;

    /// <summary>The plugins with services, also those that were turned off afterwards.</summary>
    public IEnumerable<LoadedPlugin> Loaded => All.Select(status => status.Loaded).OfType<LoadedPlugin>();

    /// <summary>The host's own commands.</summary>
    public LoadedPlugin Host => _host ?? throw new InvalidOperationException("The plugins have not been loaded yet.");

    public bool IsActive(LoadedPlugin plugin) => _active.Contains(plugin);

    /// <summary>Gets an active plugin; null for any other.</summary>
    public LoadedPlugin? FindActive(string id) => _active.FirstOrDefault(plugin => plugin.Id == id);

    /// <summary>Initializes the registry.</summary>
    public void Begin(LoadedPlugin? host, IReadOnlyList<PluginStatus> all)
    {
        lock (_lock)
        {
            _host = host;
            Set(all);
        }
    }

    /// <summary>Replaces the status of a plugin.</summary>
    public void Update(PluginStatus status)
    {
        lock (_lock)
            Set([.. _all.Select(known => known.Id == status.Id ? status : known)]);
    }

    private void Set(IReadOnlyList<PluginStatus> all)
    {
        _all = all;
        var active = all.Where(status => status.IsActive).Select(status => status.Loaded).OfType<LoadedPlugin>();
        _active = [.. _host is null ? active : active.Prepend(_host)];
    }
}
