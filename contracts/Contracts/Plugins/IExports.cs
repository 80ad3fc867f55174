namespace DCTicket.Contracts;

/// <summary>
/// The exported services of one type from all plugins (<see cref="IPluginBuilder.Export"/>). Ask for it in a constructor. Catch exceptions
/// of another plugin's service, and continue with the next one.
/// </summary>
public interface IExports<TContract>
    where TContract : class
{
    /// <summary>The services of running plugins, the caller's own included, in the order of plugins.json.</summary>
    IReadOnlyList<Exported<TContract>> All { get; }

    /// <summary>The names of plugins that are off, and of those whose service cannot be created: their share is missing.</summary>
    IReadOnlyList<string> Missing { get; }
}
