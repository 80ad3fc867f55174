namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>How a plugin is, in one word.</summary>
internal enum PluginLight
{
    /// <summary>Off in plugins.json.</summary>
    Off,

    /// <summary>It should run, and does not.</summary>
    Down,

    /// <summary>It runs, and a part of it fails again and again.</summary>
    Failing,

    /// <summary>It runs.</summary>
    Running,
}
