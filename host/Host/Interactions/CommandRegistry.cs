using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Tells Discord which commands there are: one bulk overwrite, and only when they differ from what Discord has.</summary>
internal sealed partial class CommandRegistry(PluginCatalog plugins, IDiscordConnection connection, ILogger<CommandRegistry> log)
{
    private const int ChatInput = 1;
    private static readonly CultureInfo[] Translations = [CultureInfo.GetCultureInfo("zh-TW")];

    public async Task RegisterAsync(Snowflake application, CancellationToken cancellationToken)
    {
        var commands = plugins.Active.SelectMany(Describe).OrderBy(command => command.Name, StringComparer.Ordinal).ToList();
        var wanted = new JsonArray([.. commands.Select(command => command.Json)]);
        var current = await connection.SendAsync(
            new DiscordRequest(HttpMethod.Get, $"applications/{application}/commands?with_localizations=true"), cancellationToken).ConfigureAwait(false);
        if (JsonNode.DeepEquals(wanted, CommandComparison.Normalize(JsonNode.Parse(current.Body.Span)!.AsArray())))
        {
            LogSame(log, wanted.Count);
            return;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(wanted.ToJsonString());
        try
        {
            await connection.SendAsync(new DiscordRequest(HttpMethod.Put, $"applications/{application}/commands") { Json = body }, cancellationToken).ConfigureAwait(false);
            LogRegistered(log, wanted.Count);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.InvalidFormBody && Blame(e, commands) is { Count: > 0 } refused)
        {
            foreach (var (plugin, error) in refused)
                plugins.Fail(plugin, error, e);
            await RegisterAsync(application, cancellationToken).ConfigureAwait(false);
        }
    }

    // Discord takes all commands or none, and names the bad ones by their places in the list, such as “3.options.0.name”.
    private static Dictionary<Plugin, string> Blame(DiscordException e, List<(Plugin Plugin, string Name, JsonObject Json)> commands)
    {
        var refused = new Dictionary<Plugin, string>();
        foreach (var error in e.Errors)
        {
            if (int.TryParse(error.Path.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < commands.Count)
                refused.TryAdd(commands[place].Plugin, $"Discord does not take its command /{commands[place].Name}: {error.Path[(error.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]}: {error.Message}.");
        }

        return refused;
    }

    internal static IEnumerable<(Plugin Plugin, string Name, JsonObject Json)> Describe(Plugin plugin) =>
        plugin.Handlers.Where(handler => handler.Kind == HandlerKind.Command)
            .GroupBy(handler => handler.TopName)
            .Select(command => (plugin, command.Key, Describe(plugin, command.Key, [.. command.OrderBy(handler => handler.Name, StringComparer.Ordinal)])));

    private static JsonObject Describe(Plugin plugin, string name, IReadOnlyList<InteractionHandler> handlers)
    {
        var key = $"command.{name}";
        var only = handlers[0].Name == name ? handlers[0] : null;
        var command = new JsonObject
        {
            ["type"] = ChatInput,
            ["name"] = name,
            ["description"] = only is null ? plugin.Texts?.Find(CultureInfo.InvariantCulture, $"{key}.description") ?? plugin.Manifest?.Name ?? name : DescriptionOf(only),
            ["contexts"] = new JsonArray(0),
            ["integration_types"] = new JsonArray(0),
        };
        AddTranslations(command, "name_localizations", plugin.Texts, $"{key}.name");
        AddTranslations(command, "description_localizations", plugin.Texts, $"{key}.description");
        // Discord has one set of permissions for all subcommands: one that would hide some from who may use them is not given.
        if (handlers.Select(PermissionsOf).Distinct().ToList() is [{ } permissions])
            command["default_member_permissions"] = ((long)permissions).ToString(CultureInfo.InvariantCulture);
        AddOptions(command, only is null ? handlers.Select(handler => DescribeSubcommand(plugin, handler)) : DescribeOptions(plugin, only));
        return command;
    }

    private static JsonObject DescribeSubcommand(Plugin plugin, InteractionHandler handler)
    {
        var key = $"command.{TextKey(handler)}";
        var subcommand = new JsonObject
        {
            ["type"] = CommandOption.Subcommand,
            ["name"] = handler.Name[(handler.TopName.Length + 1)..],
            ["description"] = DescriptionOf(handler),
        };
        AddTranslations(subcommand, "name_localizations", plugin.Texts, $"{key}.name");
        AddTranslations(subcommand, "description_localizations", plugin.Texts, $"{key}.description");
        AddOptions(subcommand, DescribeOptions(plugin, handler));
        return subcommand;
    }

    private static IEnumerable<JsonObject> DescribeOptions(Plugin plugin, InteractionHandler handler) =>
        handler.Bindings.OfType<OptionBinding>().OrderByDescending(option => option.Required).Select(option => Describe(plugin, TextKey(handler), option));

    private static JsonObject Describe(Plugin plugin, string command, OptionBinding binding)
    {
        var type = Nullable.GetUnderlyingType(binding.Parameter.ParameterType) ?? binding.Parameter.ParameterType;
        var name = binding.Option.Name;
        var option = new JsonObject
        {
            ["type"] = TypeOf(type),
            ["name"] = name,
            ["description"] = binding.Option.Description,
        };
        AddTranslations(option, "name_localizations", plugin.Texts, $"option.{command}.{name}.name");
        AddTranslations(option, "description_localizations", plugin.Texts, $"option.{command}.{name}.description");
        // The key of before, which an option called “name” or “description” would share with its command.
        if (!option.ContainsKey("description_localizations") && name is not ("name" or "description"))
            AddTranslations(option, "description_localizations", plugin.Texts, $"command.{command}.{name}");
        if (binding.Required)
            option["required"] = true;
        if (binding.Completion is not null)
            option["autocomplete"] = true;
        if (type == typeof(Channel))
            option["channel_types"] = new JsonArray((int)binding.Option.ChannelType);
        return option;
    }

    private static void AddOptions(JsonObject target, IEnumerable<JsonObject> options)
    {
        var list = new JsonArray([.. options]);
        if (list.Count > 0)
            target["options"] = list;
    }

    private static string DescriptionOf(InteractionHandler handler) => handler.Method.GetCustomAttribute<CommandAttribute>()!.Description;

    private static string TextKey(InteractionHandler handler) => handler.Name.Replace(' ', '.');

    private static Permissions? PermissionsOf(InteractionHandler handler) =>
        handler.Access.Aggregate((Permissions?)null, (all, access) => access.DefaultMemberPermissions is { } needed ? (all ?? 0) | needed : all);

    private static int TypeOf(Type type) =>
        type == typeof(string) ? 3 : type == typeof(long) ? 4 : type == typeof(bool) ? 5 : type == typeof(User) ? 6 : type == typeof(Channel) ? 7 : 8;

    private static void AddTranslations(JsonObject target, string property, TextCatalog? texts, string key)
    {
        var translations = new JsonObject();
        foreach (var culture in Translations)
        {
            if (texts?.Find(culture, key) is { } text)
                translations[culture.Name] = text;
        }

        if (translations.Count > 0)
            target[property] = translations;
    }

    [LoggerMessage(LogLevel.Information, "Discord has the {Count} commands already")]
    private static partial void LogSame(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "Told Discord of {Count} commands")]
    private static partial void LogRegistered(ILogger logger, int count);
}
