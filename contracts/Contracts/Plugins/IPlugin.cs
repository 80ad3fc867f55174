namespace DCTicket.Contracts;

/// <summary>A plugin: one public class of its assembly, with a parameterless constructor.</summary>
public interface IPlugin
{
    /// <summary>
    /// Defines the parts of the plugin, one line per part. Called once at start; an exception turns off only this plugin.
    /// </summary>
    void Configure(IPluginBuilder plugin);
}
