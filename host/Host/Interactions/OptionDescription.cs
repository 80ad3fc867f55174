using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;

namespace DCTicket.Host.Interactions;

/// <summary>Describes an option of a command.</summary>
internal static partial class OptionDescription
{
    private static readonly Dictionary<Type, int> Types = new()
    {
        [typeof(string)] = 3,
        [typeof(long)] = 4,
        [typeof(bool)] = 5,
        [typeof(User)] = 6,
        [typeof(Channel)] = 7,
        [typeof(Role)] = 8,
        [typeof(Mentionable)] = 9,
        [typeof(Attachment)] = 11,
    };

    public static JsonObject Of(PluginDefinition plugin, InteractionHandler handler, OptionBinding binding)
    {
        var key = $"{handler.Name.Replace(' ', '.')}.{binding.Option.Name}";
        var option = new JsonObject
        {
            ["type"] = binding.Type.IsEnum ? Types[typeof(string)] : Types[binding.Type],
            ["name"] = binding.Option.Name,
            ["description"] = binding.Option.Description,
        };
        Translations.Add(option, "name_localizations", plugin.Texts, $"option.{key}.name");
        Translations.Add(option, "description_localizations", plugin.Texts, $"option.{key}.description");
        if (binding.Required)
            option["required"] = true;
        if (binding.Autocomplete is not null)
            option["autocomplete"] = true;
        AddLimits(option, binding);
        if (binding.Type.IsEnum)
            option["choices"] = Choices(plugin.Texts, binding.Type, $"choice.{key}");
        return option;
    }

    private static void AddLimits(JsonObject option, OptionBinding binding)
    {
        var limits = binding.Option;
        var none = new OptionAttribute("", "");
        if (limits.Min != none.Min)
            option["min_value"] = limits.Min;
        if (limits.Max != none.Max)
            option["max_value"] = limits.Max;
        if (limits.MinLength != none.MinLength)
            option["min_length"] = limits.MinLength;
        if (limits.MaxLength != none.MaxLength)
            option["max_length"] = limits.MaxLength;
        if (binding.Type == typeof(Channel) && limits.ChannelTypes.Length > 0)
            option["channel_types"] = new JsonArray([.. limits.ChannelTypes.Select(type => (JsonNode)(int)type)]);
    }

    private static JsonArray Choices(TextCatalog? texts, Type type, string key)
    {
        var choices = new JsonArray();
        // In source order; Enum.GetNames would sort them.
        foreach (var value in type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name))
        {
            var choice = new JsonObject
            {
                ["name"] = texts?.Find(CultureInfo.InvariantCulture, $"{key}.{value}") ?? InWords(value),
                ["value"] = value,
            };
            Translations.Add(choice, "name_localizations", texts, $"{key}.{value}");
            choices.Add((JsonNode)choice);
        }

        return choices;
    }

    private static string InWords(string name)
    {
        var words = Boundary().Replace(name, " ").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}
