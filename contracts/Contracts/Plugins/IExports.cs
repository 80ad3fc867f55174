namespace DCTicket.Contracts;

/// <summary>
/// What all plugins export of one type (<see cref="IPluginBuilder.Export"/>), where there may be several. Ask for it in a constructor. What
/// a service of another plugin throws is that plugin's problem: catch it, and go on with the next.
/// </summary>
public interface IExports<TContract>
    where TContract : class
{
    /// <summary>Those of the plugins that run, the own one included, in the order of plugins.json.</summary>
    IReadOnlyList<Exported<TContract>> All { get; }

    /// <summary>
    /// The names of the plugins of plugins.json that are off, and of those whose service cannot be made: what they would add is missing.
    /// </summary>
    IReadOnlyList<string> Missing { get; }
}
