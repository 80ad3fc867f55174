using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>A command as registered with Discord.</summary>
/// <param name="Plugin">Its plugin.</param>
/// <param name="Label">The display name, unique among all plugins.</param>
/// <param name="Json">The JSON for Discord.</param>
internal sealed record DescribedCommand(PluginDefinition Plugin, string Label, JsonObject Json);

/// <summary>Describes the commands of a plugin.</summary>
internal static class CommandDescription
{
    public static IEnumerable<DescribedCommand> Of(PluginDefinition plugin) =>
        plugin
            .Handlers.Where(handler => handler.IsCommand)
            .GroupBy(handler => (handler.Kind, handler.TopName))
            .Select(command => Describe(plugin, [.. command.OrderBy(handler => handler.Name, StringComparer.Ordinal)]));

    private static DescribedCommand Describe(PluginDefinition plugin, IReadOnlyList<InteractionHandler> handlers)
    {
        var first = handlers[0];
        var command =
            first.Kind == HandlerKind.Command
                ? Part(plugin, first.TopName, handlers)
                : new JsonObject { ["type"] = first.Kind == HandlerKind.UserCommand ? 2 : 3, ["name"] = first.Name };
        if (first.Kind == HandlerKind.Command)
            command["type"] = 1;
        else
            Translations.Add(
                command,
                "name_localizations",
                plugin.Texts,
                $"{(first.Kind == HandlerKind.UserCommand ? "user" : "message")}-command.{Translations.Key(first.Name)}.name"
            );
        command["contexts"] = new JsonArray(0);
        command["integration_types"] = new JsonArray(0);
        if (PermissionsOf(plugin, handlers) is { } permissions)
            command["default_member_permissions"] = ((long)permissions).ToString(CultureInfo.InvariantCulture);
        return new DescribedCommand(plugin, first.Kind == HandlerKind.Command ? $"/{first.TopName}" : first.Name, command);
    }

    /// <summary>A command, a subcommand group or a subcommand, from the handlers whose names begin so.</summary>
    private static JsonObject Part(PluginDefinition plugin, string name, IReadOnlyList<InteractionHandler> handlers)
    {
        var key = $"command.{name.Replace(' ', '.')}";
        var only = handlers[0].Name == name ? handlers[0] : null;
        var part = new JsonObject
        {
            ["type"] = only is null ? CommandOption.Group : CommandOption.Subcommand,
            ["name"] = name.Split(' ')[^1],
            ["description"] =
                only?.Method.GetCustomAttribute<CommandAttribute>()!.Description
                ?? plugin.Texts?.Find(CultureInfo.InvariantCulture, $"{key}.description")
                ?? plugin.Manifest?.Name
                ?? name,
        };
        Translations.Add(part, "name_localizations", plugin.Texts, $"{key}.name");
        Translations.Add(part, "description_localizations", plugin.Texts, $"{key}.description");
        JsonObject[] options = only is null
            ?
            [
                .. handlers
                    .GroupBy(handler => string.Join(' ', handler.Name.Split(' ').Take(name.Split(' ').Length + 1)))
                    .Select(inner => Part(plugin, inner.Key, [.. inner])),
            ]
            :
            [
                .. only
                    .Bindings.OfType<OptionBinding>()
                    .OrderByDescending(option => option.Required)
                    .Select(option => OptionDescription.Of(plugin, only, option)),
            ];
        if (options.Length > 0)
            part["options"] = new JsonArray([.. options]);
        return part;
    }

    // Discord has one default permission for all subcommands: one that would hide some from members who may use them is omitted.
    private static Permissions? PermissionsOf(PluginDefinition plugin, IReadOnlyList<InteractionHandler> handlers)
    {
        if (handlers[0].Kind == HandlerKind.Command && plugin.CommandPermissions.TryGetValue(handlers[0].TopName, out var given))
            return given;
        return handlers.Select(PermissionsOf).Distinct().ToList() is [var agreed] ? agreed : null;
    }

    private static Permissions? PermissionsOf(InteractionHandler handler) =>
        handler.Access.Aggregate(
            (Permissions?)null,
            (all, access) => access.DefaultMemberPermissions is { } needed ? (all ?? 0) | needed : all
        );
}
