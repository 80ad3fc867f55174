using System.Text.Json.Nodes;

namespace DCTicket.Host.Interactions;

/// <summary>Brings Discord's list of commands into the form in which we write ours: no ids, no defaults, our order.</summary>
internal static class CommandComparison
{
    private static readonly string[] CommandKeys =
        ["type", "name", "description", "contexts", "integration_types", "name_localizations", "description_localizations", "default_member_permissions", "options"];

    private static readonly string[] OptionKeys = ["type", "name", "description", "name_localizations", "description_localizations", "required", "autocomplete", "channel_types", "options"];

    public static JsonArray Normalize(JsonArray commands) =>
        new([.. commands.Select(command => Pick(command!.AsObject(), CommandKeys)).OrderBy(c => (string)c["name"]!, StringComparer.Ordinal)]);

    private static JsonObject Pick(JsonObject source, string[] keys)
    {
        var result = new JsonObject();
        foreach (var key in keys)
        {
            switch (source[key])
            {
                case null or JsonArray { Count: 0 } or JsonObject { Count: 0 }:
                case JsonValue value when key is "required" or "autocomplete" && value.TryGetValue<bool>(out var set) && !set:
                    break;
                case JsonArray options when key == "options":
                    result[key] = new JsonArray([.. options.Select(option => Pick(option!.AsObject(), OptionKeys))]);
                    break;
                case var other:
                    result[key] = other.DeepClone();
                    break;
            }
        }

        return result;
    }
}
