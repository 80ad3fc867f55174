namespace DCTicket.Contracts;

/// <summary>A plugin: one public class of its assembly, with a parameterless constructor.</summary>
public interface IPlugin
{
    /// <summary>
    /// Says what the plugin consists of, one line per part. Called once at start; an exception turns this plugin off, and no other.
    /// </summary>
    void Configure(IPluginBuilder plugin);
}
