using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>Common rules of select menus in messages and modals.</summary>
internal static class SelectForm
{
    private static readonly int[] KnownChannelTypes = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

    /// <summary>A required select menu in a modal needs at least one value.</summary>
    public static void CheckRequired(Modal form)
    {
        if ((form.Flag("required") ?? true) && form.Body["min_values"]?.ToString() == "0")
            form.Wrong("min_values", "COMPONENT_REQUIRED_MIN_VALUES", "min_values must be at least 1 when the component is required");
    }

    public static void Read(Modal form, JsonObject view, int type, bool inModal)
    {
        if (inModal)
            CheckRequired(form);
        if (form.Trimmed("placeholder", 0, 150) is { Length: > 0 } placeholder)
            view["placeholder"] = placeholder;
        var min = form.Integer("min_values", 0, 25) ?? 1;
        var max = form.Integer("max_values", 1, 25) ?? 1;
        view["min_values"] = min;
        view["max_values"] = max;
        if (min > max)
            form.Wrong("min_values", "SELECT_COMPONENT_MIN_MAX", "min_values must be less than or equal to max_values");
        if (type == 3)
            view["options"] = Options(form, max);
        else
            Defaults(form, view, type, min, max);
        if (type == 8)
            ChannelTypes(form, view);
    }

    private static void Defaults(Modal form, JsonObject view, int type, long min, long max)
    {
        var defaults = form.Objects("default_values", 0, 25);
        if (defaults.Count == 0)
            return;
        if (defaults.Count < min || defaults.Count > max)
            form.WrongLength("default_values", (int)min, (int)max);
        string[] allowed = type switch
        {
            5 => ["user"],
            6 => ["role"],
            7 => ["user", "role"],
            _ => ["channel"],
        };
        var list = new JsonArray();
        foreach (var item in defaults)
        {
            var id = item.Snowflake("id", required: true);
            var kind = item.Text("type", 1, 10, required: true);
            if (kind is not null && !allowed.Contains(kind))
                item.Wrong("type", "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", allowed.Select(a => $"'{a}'"))}).");
            list.Add((JsonNode)new JsonObject { ["id"] = World.Snowflakes.Text(id), ["type"] = kind });
        }

        view["default_values"] = list;
    }

    public static void ChannelTypes(Modal form, JsonObject view)
    {
        if (form.List("channel_types", 0, 20) is not { Count: > 0 } types)
            return;
        for (var i = 0; i < types.Count; i++)
        {
            if (!int.TryParse(types[i]?.ToString(), out var type) || !KnownChannelTypes.Contains(type))
                form.Wrong($"channel_types.{i}", "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", KnownChannelTypes)}).");
        }

        view["channel_types"] = types.DeepClone();
    }

    public static JsonArray Options(Modal form, long max, int least = 1, int most = 25, string key = "options")
    {
        var options = new JsonArray();
        var values = new HashSet<string>();
        var chosen = 0;
        foreach (var option in form.Objects(key, least, most, required: true))
        {
            var view = new JsonObject
            {
                ["label"] = option.Trimmed("label", 1, 100, required: true),
                ["value"] = option.Text("value", 1, 100, required: true),
            };
            if (!values.Add((string?)view["value"] ?? ""))
                option.Wrong("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            if (option.Trimmed("description", 0, 100) is { Length: > 0 } description)
                view["description"] = description;
            if (option.Object("emoji") is { } emoji)
                view["emoji"] = Emoji(emoji);
            if (option.Flag("default") is { } isDefault)
            {
                view["default"] = isDefault;
                chosen += isDefault ? 1 : 0;
            }

            options.Add((JsonNode)view);
        }

        foreach (var bound in (ReadOnlySpan<string>)["min_values", "max_values"])
        {
            if (options.Count > 0 && long.TryParse(form.Body[bound]?.ToString(), out var value) && value > options.Count)
                form.Wrong(bound, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {options.Count}.");
        }

        if (chosen > max)
            form.Wrong(key, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "The number of default options exceeds max_values");
        return options;
    }

    public static JsonObject Emoji(Modal emoji)
    {
        var view = new JsonObject
        {
            ["id"] = emoji.Snowflake("id") is { } id ? World.Snowflakes.Text(id) : null,
            ["name"] = emoji.Text("name", 0, 100),
        };
        if (view["id"] is null && string.IsNullOrEmpty((string?)view["name"]))
            emoji.Required("name");
        else if (
            view["id"] is null
                ? !Emojis.IsOne((string)view["name"]!)
                : !emoji.Errors.KnowsEmoji(World.Snowflakes.Parse((string)view["id"]!))
        )
            emoji.Wrong(view["id"] is null ? "name" : "id", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        else if (view["id"] is null)
            view.Remove("id");
        if (emoji.Flag("animated") is { } animated)
            view["animated"] = animated;
        return view;
    }
}
