namespace DCTicket.Host.Plugins;

/// <summary>How far a plugin got. Whatever happens to one, the others go on.</summary>
internal enum PluginState
{
    /// <summary>Off in plugins.json.</summary>
    Disabled,

    /// <summary>Its DLL or its manifest is missing or broken, or holds no plugin.</summary>
    LoadFailed,

    /// <summary>It is made for another version of Contracts.</summary>
    Incompatible,

    /// <summary>Its Configure, its settings or its handlers are wrong.</summary>
    ConfigureFailed,

    /// <summary>A class of it asks for something that nobody provides.</summary>
    ServicesInvalid,

    /// <summary>Its database could not be brought up to date.</summary>
    MigrationFailed,

    /// <summary>It took the whole process down three times in five minutes, and stays off for now.</summary>
    Crashed,

    /// <summary>It runs.</summary>
    Active,
}
