using System.Text.Json.Nodes;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>
/// Discord's limits on commands. Discord rejects the whole list if one command exceeds them, so each plugin is checked before it is
/// activated.
/// </summary>
internal static class CommandLimits
{
    private const int MaxInMenu = 15;
    private const int MaxSlash = 100;
    private const int MaxOptions = 25;
    private const int MaxName = 32;
    private const int MaxDescription = 100;
    private const int MaxText = 8000;

    /// <summary>Checks the commands of a plugin, and the total of all plugins.</summary>
    /// <param name="plugin">The plugin to activate.</param>
    /// <param name="others">The active plugins.</param>
    /// <exception cref="PluginException">Discord would reject the commands.</exception>
    public static void Check(PluginDefinition plugin, IReadOnlyList<PluginDefinition> others)
    {
        foreach (var command in CommandDescription.Of(plugin))
        {
            CheckPart(command.Label, command.Json);
            var text = Length(command.Json);
            Require(
                text <= MaxText,
                command.Label,
                $"has {text} characters in names, descriptions and choices; Discord takes {MaxText}. Shorten them, or split the command"
            );
        }

        CheckCount(plugin, others, HandlerKind.Command, MaxSlash, "slash commands");
        CheckCount(plugin, others, HandlerKind.UserCommand, MaxInMenu, "commands in the menu of a person");
        CheckCount(plugin, others, HandlerKind.MessageCommand, MaxInMenu, "commands in the menu of a message");
    }

    private static void CheckCount(PluginDefinition plugin, IReadOnlyList<PluginDefinition> others, HandlerKind kind, int most, string what)
    {
        var (own, taken) = (Count(plugin, kind), others.Sum(other => Count(other, kind)));
        if (own > 0 && own + taken > most)
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"It has {own} {what}, and the plugins before it in plugins.json have {taken}; Discord takes {most} of a bot. Turn a "
                    + "plugin off that is needed less."
            );
    }

    private static int Count(PluginDefinition plugin, HandlerKind kind) =>
        plugin.Handlers.Where(handler => handler.Kind == kind).Select(handler => handler.TopName).Distinct().Count();

    private static void CheckPart(string label, JsonObject part)
    {
        foreach (var name in Texts(part, "name"))
            Require(
                name.Length is >= 1 and <= MaxName,
                label,
                $"is called “{name}” in some language; Discord takes 1–{MaxName} characters"
            );
        foreach (var description in Texts(part, "description"))
            Require(
                description.Length is >= 1 and <= MaxDescription,
                label,
                $"is described as “{description}” in some language; Discord takes 1–{MaxDescription} characters"
            );
        var options = part["options"]?.AsArray() ?? [];
        Require(options.Count <= MaxOptions, label, $"has {options.Count} options or subcommands; Discord takes {MaxOptions}");
        foreach (var option in options)
        {
            CheckPart($"{label} {option!["name"]}", option.AsObject());
            foreach (var name in (option["choices"]?.AsArray() ?? []).SelectMany(choice => Texts(choice!.AsObject(), "name")))
                Require(
                    name.Length is >= 1 and <= MaxDescription,
                    $"{label} {option["name"]}",
                    $"has a choice “{name}”; Discord takes 1–{MaxDescription} characters"
                );
        }
    }

    // Of the translations the longest one counts.
    private static int Length(JsonObject part) =>
        MaxLength(part, "name")
        + MaxLength(part, "description")
        + (part["value"] is JsonValue value ? value.ToString().Length : 0)
        + Inner(part, "options").Concat(Inner(part, "choices")).Sum(Length);

    private static IEnumerable<JsonObject> Inner(JsonObject part, string key) =>
        (part[key]?.AsArray() ?? []).Select(inner => inner!.AsObject());

    private static int MaxLength(JsonObject part, string key) => Texts(part, key).Select(text => text.Length).DefaultIfEmpty().Max();

    private static IEnumerable<string> Texts(JsonObject part, string key) =>
        (part[$"{key}_localizations"]?.AsObject() ?? [])
            .Select(text => (string)text.Value!)
            .Concat(part[key] is { } own ? [(string)own!] : []);

    private static void Require(bool condition, string label, string problem)
    {
        if (!condition)
            throw new PluginException(PluginState.ConfigureFailed, $"{label} {problem}.");
    }
}
