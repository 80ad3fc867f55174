namespace DCTicket.Host.Plugins;

/// <summary>The status of an entry of plugins.json. Immutable.</summary>
/// <param name="Entry">The entry.</param>
internal sealed record PluginStatus(PluginEntry Entry)
{
    public string Id => Entry.Id;

    /// <summary>The plugin's display name.</summary>
    public string Name => Manifest?.Name ?? Id;

    public PluginState State { get; init; } = PluginState.Active;

    public bool IsActive => State == PluginState.Active;

    /// <summary>Why it is not active; null while it is.</summary>
    public string? Cause { get; init; }

    public Exception? Error { get; init; }

    /// <summary>When it last crashed the process, if known.</summary>
    public DateTimeOffset? CrashedAt { get; init; }

    /// <summary>When a plugin that is off because of crashes may be tried again; null for the next start.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The time that its start took, in all phases.</summary>
    public TimeSpan StartTime { get; init; }

    /// <summary>Null if its DLL or its manifest could not be read.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>Its parts; null until its Configure has run.</summary>
    public PluginDefinition? Definition { get; init; }

    /// <summary>Its running services; null where it has none.</summary>
    public LoadedPlugin? Loaded { get; init; }

    /// <summary>Gets the status of the same plugin, turned off.</summary>
    public PluginStatus Failed(PluginState state, string cause, Exception? error = null) =>
        this with
        {
            State = state,
            Cause = cause,
            Error = error,
        };
}
