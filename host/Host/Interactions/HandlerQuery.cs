using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>Finds the handler of an interaction among the active plugins.</summary>
internal sealed class HandlerQuery(PluginRegistry plugins)
{
    /// <summary>
    /// Finds the handler of a command or custom id, with the route's arguments; the handler is null if it no longer exists.
    /// </summary>
    public InteractionCall Find(Interaction interaction, InteractionData data)
    {
        var kind = KindOf(interaction.Type, data);
        if (kind is HandlerKind.Command or HandlerKind.UserCommand or HandlerKind.MessageCommand)
        {
            var owner = plugins.Active.FirstOrDefault(p => Handler(p, data.CommandName) is not null);
            return new InteractionCall(interaction, owner, Handler(owner, data.CommandName), []);
        }

        if (data.CustomId?.Split(':') is not [var id, var name, .. var route])
            return new InteractionCall(interaction, null, null, []);
        var plugin = plugins.FindActive(id);
        return new InteractionCall(interaction, plugin, Handler(plugin, name), route);

        InteractionHandler? Handler(LoadedPlugin? plugin, string? name) =>
            plugin?.Handlers.FirstOrDefault(h => h.Kind == kind && h.Name == name);
    }

    private static HandlerKind KindOf(InteractionType type, InteractionData data) =>
        type switch
        {
            InteractionType.Command or InteractionType.Autocomplete when data.Type == 2 => HandlerKind.UserCommand,
            InteractionType.Command or InteractionType.Autocomplete when data.Type == 3 => HandlerKind.MessageCommand,
            InteractionType.Command or InteractionType.Autocomplete => HandlerKind.Command,
            InteractionType.Component => data.ComponentType == 2 ? HandlerKind.Button : HandlerKind.Select,
            _ => HandlerKind.Modal,
        };
}
