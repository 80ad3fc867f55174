using System.Text.Json.Nodes;

namespace DCTicket.Host.Interactions;

/// <summary>Normalizes lists of commands for comparison: without ids and defaults, in one order.</summary>
internal static class CommandComparison
{
    private static readonly string[] CommandKeys =
    [
        "type",
        "name",
        "description",
        "contexts",
        "integration_types",
        "name_localizations",
        "description_localizations",
        "default_member_permissions",
        "options",
    ];

    private static readonly string[] OptionKeys =
    [
        "type",
        "name",
        "description",
        "name_localizations",
        "description_localizations",
        "required",
        "autocomplete",
        "channel_types",
        "min_value",
        "max_value",
        "min_length",
        "max_length",
        "choices",
        "options",
    ];

    private static readonly string[] ChoiceKeys = ["name", "name_localizations", "value"];

    public static JsonArray Normalize(JsonArray commands) =>
        new([
            .. commands
                .Select(command => Pick(command!.AsObject(), CommandKeys))
                .OrderBy(c => (string)c["name"]!, StringComparer.Ordinal)
                .ThenBy(c => (int?)c["type"]),
        ]);

    private static JsonObject Pick(JsonObject source, string[] keys)
    {
        var result = new JsonObject();
        foreach (var key in keys)
        {
            switch (source[key])
            {
                case null or JsonArray { Count: 0 } or JsonObject { Count: 0 }:
                // Discord returns an empty description for a context menu command; ours has none.
                case JsonValue text when key == "description" && text.TryGetValue<string>(out var description) && description.Length == 0:
                case JsonValue value when key is "required" or "autocomplete" && value.TryGetValue<bool>(out var set) && !set:
                    break;
                case JsonArray options when key is "options" or "choices":
                    result[key] = new JsonArray([
                        .. options.Select(option => Pick(option!.AsObject(), key == "options" ? OptionKeys : ChoiceKeys)),
                    ]);
                    break;
                case var other:
                    result[key] = other.DeepClone();
                    break;
            }
        }

        return result;
    }
}
