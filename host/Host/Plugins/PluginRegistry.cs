namespace DCTicket.Host.Plugins;

/// <summary>Which plugins there are, and which of them run. Written by <see cref="PluginLoader"/> alone.</summary>
internal sealed class PluginRegistry
{
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<PluginStatus> _all = [];
    private volatile IReadOnlyList<LoadedPlugin> _active = [];
    private LoadedPlugin? _host;

    /// <summary>Those of plugins.json.</summary>
    public IReadOnlyList<PluginStatus> All => _all;

    /// <summary>Those that run, the host's own commands first.</summary>
    public IReadOnlyList<LoadedPlugin> Active => _active;

    /// <summary>Those whose services were made, also where they were turned off afterwards.</summary>
    public IEnumerable<LoadedPlugin> Loaded => All.Select(status => status.Loaded).OfType<LoadedPlugin>();

    /// <summary>The host's own commands.</summary>
    public LoadedPlugin Host => _host ?? throw new InvalidOperationException("The plugins have not been loaded yet.");

    public bool IsActive(LoadedPlugin plugin) => _active.Contains(plugin);

    /// <summary>A plugin that runs; null for any other.</summary>
    public LoadedPlugin? FindActive(string id) => _active.FirstOrDefault(plugin => plugin.Id == id);

    /// <summary>Begins with these.</summary>
    public void Begin(LoadedPlugin? host, IReadOnlyList<PluginStatus> all)
    {
        lock (_lock)
        {
            _host = host;
            Set(all);
        }
    }

    /// <summary>Replaces what is known of a plugin.</summary>
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
