using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>What selects in messages and in modals have in common.</summary>
internal static class SelectForm
{
    public static void Read(Form form, JsonObject view, int type)
    {
        if (form.Text("placeholder", 0, 150) is { Length: > 0 } placeholder)
            view["placeholder"] = placeholder;
        var min = form.Integer("min_values", 0, 25) ?? 1;
        var max = form.Integer("max_values", 1, 25) ?? 1;
        view["min_values"] = min;
        view["max_values"] = max;
        if (min > max)
            form.Wrong("min_values", "SELECT_COMPONENT_MIN_MAX", "min_values must be less than or equal to max_values");
        if (type == 3)
            view["options"] = Options(form, max);
        else if (form.Objects("default_values", 0, 25) is { Count: > 0 } defaults)
            view["default_values"] = new JsonArray([.. defaults.Select(d => d.Body.DeepClone())]);
        if (type == 8 && form.List("channel_types", 0, 20) is { Count: > 0 } types)
            view["channel_types"] = types.DeepClone();
    }

    public static JsonArray Options(Form form, long max, int least = 1, int most = 25, string key = "options")
    {
        var options = new JsonArray();
        var values = new HashSet<string>();
        var chosen = 0;
        foreach (var option in form.Objects(key, least, most, required: true))
        {
            var view = new JsonObject
            {
                ["label"] = option.Text("label", 1, 100, required: true),
                ["value"] = option.Text("value", 1, 100, required: true),
            };
            if (!values.Add((string?)view["value"] ?? ""))
                option.Wrong("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            if (option.Text("description", 0, 100) is { Length: > 0 } description)
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

        if (max > options.Count && options.Count > 0 && form.Has("max_values"))
            form.Wrong("max_values", "NUMBER_TYPE_MAX", $"int value should be less than or equal to {options.Count}.");
        if (chosen > max)
            form.Wrong(key, "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "The number of default options exceeds max_values");
        return options;
    }

    public static JsonObject Emoji(Form emoji)
    {
        var view = new JsonObject { ["id"] = emoji.Snowflake("id") is { } id ? World.Snowflakes.Text(id) : null, ["name"] = emoji.Text("name", 0, 100) };
        if (view["id"] is null && string.IsNullOrEmpty((string?)view["name"]))
            emoji.Required("name");
        else if (view["id"] is null && ((string)view["name"]!).All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_'))
            emoji.Wrong("name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        else if (view["id"] is null)
            view.Remove("id");
        if (emoji.Flag("animated") is { } animated)
            view["animated"] = animated;
        return view;
    }
}
