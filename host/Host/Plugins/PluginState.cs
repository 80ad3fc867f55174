namespace DCTicket.Host.Plugins;

/// <summary>The state of a plugin. A failure of one does not affect the others.</summary>
internal enum PluginState
{
    /// <summary>Off in plugins.json.</summary>
    Disabled,

    /// <summary>Its DLL or its manifest is missing or invalid, or has no plugin.</summary>
    LoadFailed,

    /// <summary>It needs another version of Contracts.</summary>
    Incompatible,

    /// <summary>A plugin that it needs does not run, or has another version.</summary>
    DependencyFailed,

    /// <summary>Its Configure, its settings or its handlers are invalid.</summary>
    ConfigureFailed,

    /// <summary>A dependency of one of its classes is missing.</summary>
    ServicesInvalid,

    /// <summary>Its database could not be migrated.</summary>
    MigrationFailed,

    /// <summary>It crashed the process three times in five minutes, and stays off for now.</summary>
    Crashed,

    /// <summary>Running.</summary>
    Active,
}
