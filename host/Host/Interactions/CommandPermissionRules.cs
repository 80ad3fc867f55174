using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>Rejects access rules at load that would allow nobody or everybody.</summary>
internal static class CommandPermissionRules
{
    /// <exception cref="PluginException">A rule does not fit the plugin's commands.</exception>
    public static void Check(PluginDefinition plugin)
    {
        foreach (var name in plugin.CommandPermissions.Keys)
            HandlerDiscovery.Require(
                plugin.Handlers.Any(handler => handler.Kind == HandlerKind.Command && handler.TopName == name),
                $"SetCommandPermission(\"{name}\")",
                "names no command of this plugin; give the first word of a slash command"
            );
        foreach (var handler in plugin.Handlers)
        {
            foreach (var rule in handler.Access.OfType<RequireCommandAttribute>())
                Check(plugin, handler, rule.Command);
        }
    }

    private static void Check(PluginDefinition plugin, InteractionHandler handler, string command)
    {
        HandlerDiscovery.Require(
            plugin.CommandPermissions.ContainsKey(command),
            handler.ToString(),
            $"is marked [RequireCommand(\"{command}\")], and everybody may use that command; add SetCommandPermission(\"{command}\", …)"
        );
        // Discord has checked the used command only.
        HandlerDiscovery.Require(
            !handler.IsCommand || (handler.Kind == HandlerKind.Command && handler.TopName == command),
            handler.ToString(),
            $"is {handler.Label} and is marked [RequireCommand(\"{command}\")]; on a command the rule names this command"
        );
    }
}
