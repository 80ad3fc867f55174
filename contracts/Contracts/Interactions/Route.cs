using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>
/// The target of a component or a modal: the name of a <see cref="ButtonAttribute"/>, <see cref="SelectMenuAttribute"/> or <see
/// cref="ModalSubmitAttribute"/> handler, and its arguments. It leads to the plugin that sends the message, unless it names another one.
/// It is sent as a custom id, <c>plugin:name:argument…</c>, of at most 100 characters in all.
/// </summary>
public readonly record struct Route
{
    private Route(string value) => Value = value;

    /// <summary>The name and the arguments, without the plugin's id, which the host prepends.</summary>
    public string Value { get; }

    /// <summary>The id of the plugin whose handler it leads to; null for the plugin that sends the message.</summary>
    public string? Plugin { get; private init; }

    /// <summary>
    /// The route to the handler of a plugin, for a message that another plugin sends, such as a <see cref="TicketPost"/>.
    /// </summary>
    /// <param name="plugin">The plugin's id; a plugin knows its own by <see cref="PluginInfo"/>.</param>
    public Route InPlugin(string plugin)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(plugin);
        return this with { Plugin = plugin };
    }

    /// <summary>Creates a route to a handler.</summary>
    /// <param name="name">The handler's name.</param>
    /// <param name="arguments">The values of its parameters in order: text, numbers, <see cref="Guid"/> or <see cref="Snowflake"/>.</param>
    public static Route To(string name, params ReadOnlySpan<object> arguments)
    {
        var value = name;
        foreach (var argument in arguments)
            value += ":" + Uri.EscapeDataString(Write(argument));
        return new Route(value);
    }

    private static string Write(object argument) =>
        argument switch
        {
            Guid id => id.ToString("N"),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => argument.ToString() ?? "",
        };
}
