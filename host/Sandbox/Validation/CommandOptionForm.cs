using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

internal static class CommandOptionForm
{
    private const int SubCommand = 1;
    private const int Group = 2;

    /// <param name="parent">The command, group or subcommand.</param>
    /// <param name="depth">0 for a command, 1 for a group, 2 for a subcommand.</param>
    /// <param name="size">The total length of texts so far.</param>
    public static JsonArray Read(Modal parent, int depth, ref int size)
    {
        var list = new JsonArray();
        var names = new HashSet<string>();
        var (optionalSeen, nested, plain) = (false, false, false);
        foreach (var option in parent.Objects("options", 0, 25))
        {
            var type = option.Choice("type", Allowed(depth), required: true) ?? 3;
            var view = One(option, type, depth, ref size);
            if (view["name"]?.ToString() is { } name && !names.Add(name))
                option.Wrong("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name is already used");
            var isNested = type is SubCommand or Group;
            nested |= isNested;
            plain |= !isNested;
            var required = (bool?)view["required"] ?? false;
            if (required && optionalSeen)
                option.Wrong(
                    "required",
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options"
                );
            optionalSeen |= !required && !isNested;
            list.Add((JsonNode)view);
        }

        if (nested && plain)
            parent.Wrong(
                "options",
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types"
            );
        return list;
    }

    private static int[] Allowed(int depth) =>
        depth switch
        {
            0 => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            1 => [SubCommand],
            _ => [3, 4, 5, 6, 7, 8, 9, 10, 11],
        };

    private static JsonObject One(Modal option, int type, int depth, ref int size)
    {
        var view = new JsonObject { ["type"] = type, ["name"] = CommandForm.Name(option, slash: true, ref size) };
        CommandForm.Localizations(option, view, "name_localizations", name: true, 32);
        CommandForm.Description(option, view, ref size);
        if (type is SubCommand or Group)
        {
            view["options"] = Read(option, type == Group ? 1 : 2, ref size);
            if (type == Group && view["options"]!.AsArray().Count == 0 && depth == 0)
                option.Required("options");
            return view;
        }

        if (option.Flag("required") is { } required)
            view["required"] = required;
        var autocomplete = option.Flag("autocomplete") ?? false;
        if (autocomplete)
            view["autocomplete"] = true;
        foreach (var key in (ReadOnlySpan<string>)["autocomplete", "choices"])
        {
            if (type is not (3 or 4 or 10) && (key == "choices" ? option.Body[key] is JsonArray { Count: > 0 } : autocomplete))
                option.Wrong(
                    key,
                    "APPLICATION_COMMAND_OPTION_TYPE_INVALID",
                    "Only options of text and numbers have choices or are completed"
                );
        }

        if (option.Has("choices") && option.Body["choices"] is JsonArray { Count: > 0 })
        {
            if (autocomplete)
                option.Wrong(
                    "autocomplete",
                    "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES",
                    "Autocomplete and choices are mutually exclusive"
                );
            view["choices"] = Choices(option, type, ref size);
        }

        Limits(option, view, type);
        return view;
    }

    private static JsonArray Choices(Modal option, int type, ref int size)
    {
        var list = new JsonArray();
        var values = new HashSet<string>();
        foreach (var choice in option.Objects("choices", 0, 25))
        {
            var view = new JsonObject { ["name"] = choice.Text("name", 1, 100, required: true) };
            size += Modal.Length((string?)view["name"] ?? "");
            CommandForm.Localizations(choice, view, "name_localizations", name: false, 100);
            if (type == 3)
            {
                var value = choice.Text("value", 0, 100, required: true) ?? "";
                size += Modal.Length(value);
                view["value"] = value;
            }
            else if (
                choice.Body["value"] is JsonValue number
                && double.TryParse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var parsed)
            )
            {
                view["value"] = type == 4 ? (long)parsed : parsed;
            }
            else
            {
                choice.Required("value");
            }

            if (!values.Add(view["value"]?.ToString() ?? ""))
                choice.Wrong("value", "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_EXISTS", "Choice value is already used");
            list.Add((JsonNode)view);
        }

        return list;
    }

    private static void Limits(Modal option, JsonObject view, int type)
    {
        if (type == 3)
        {
            if (option.Integer("min_length", 0, 6000) is { } least)
                view["min_length"] = least;
            if (option.Integer("max_length", 1, 6000) is { } most)
                view["max_length"] = most;
            Ordered(option, "min_length", "max_length");
        }
        else if (type is 4 or 10)
        {
            foreach (var key in (ReadOnlySpan<string>)["min_value", "max_value"])
            {
                if (option.Body[key] is JsonValue value)
                    view[key] = value.DeepClone();
            }

            Ordered(option, "min_value", "max_value");
        }
        else if (type == 7)
        {
            SelectForm.ChannelTypes(option, view);
        }
    }

    private static void Ordered(Modal option, string least, string most)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (
            double.TryParse(option.Body[least]?.ToString(), culture, out var min)
            && double.TryParse(option.Body[most]?.ToString(), culture, out var max)
            && min > max
        )
            option.Wrong(most, "APPLICATION_COMMAND_OPTION_MIN_MAX", $"{most} must be greater than or equal to {least}");
    }
}
