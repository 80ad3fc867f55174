namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>The health of a plugin.</summary>
internal enum PluginLight
{
    /// <summary>Off in plugins.json.</summary>
    Off,

    /// <summary>Enabled, but not running.</summary>
    Down,

    /// <summary>Running, but a part of it fails repeatedly.</summary>
    Failing,

    /// <summary>Running.</summary>
    Running,
}
