namespace DCTicket.Host.Plugins;

/// <summary>An entry of plugins.json, and how far its plugin got. A change makes a new one.</summary>
/// <param name="Entry">The entry.</param>
internal sealed record PluginStatus(PluginEntry Entry)
{
    public string Id => Entry.Id;

    /// <summary>The plugin's name, as people read it.</summary>
    public string Name => Manifest?.Name ?? Id;

    public PluginState State { get; init; } = PluginState.Active;

    public bool IsActive => State == PluginState.Active;

    /// <summary>Why it is not active; null while it is.</summary>
    public string? Cause { get; init; }

    public Exception? Error { get; init; }

    /// <summary>When it took the whole process down last, as far as that is remembered.</summary>
    public DateTimeOffset? CrashedAt { get; init; }

    /// <summary>When a start may try it again that stays off for its crashes; null for any start.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Null where its DLL or its manifest could not be read.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>What it consists of; null until its Configure has run.</summary>
    public PluginDefinition? Definition { get; init; }

    /// <summary>Its running services; null where it has none.</summary>
    public LoadedPlugin? Loaded { get; init; }

    /// <summary>The same plugin, turned off.</summary>
    public PluginStatus Failed(PluginState state, string cause, Exception? error = null) =>
        this with
        {
            State = state,
            Cause = cause,
            Error = error,
        };
}
