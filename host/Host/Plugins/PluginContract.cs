namespace DCTicket.Host.Plugins;

/// <summary>The contracts assembly that a plugin exports.</summary>
/// <param name="Plugin">The id of the plugin.</param>
/// <param name="Version">The version of the plugin.</param>
/// <param name="File">The full path of the DLL.</param>
internal sealed record PluginContract(string Plugin, string Version, string File)
{
    /// <summary>The name of the assembly.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);
}
