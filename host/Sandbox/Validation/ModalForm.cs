using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>A modal that the application opens.</summary>
internal sealed class ModalForm(ComponentIds ids)
{
    private readonly HashSet<string> _customIds = [];

    public static JsonObject Read(Modal data)
    {
        var reader = new ModalForm(new ComponentIds(data.Body["components"]));
        var view = new JsonObject
        {
            ["custom_id"] = data.Text("custom_id", 1, 100, required: true),
            ["title"] = data.Trimmed("title", 1, 45, required: true),
        };
        var components = new JsonArray();
        foreach (var component in data.Objects("components", 1, 5, required: true))
        {
            if (component.Choice("type", [1, 10, 18], required: true) is { } type)
                components.Add((JsonNode)reader.Top(component, type));
        }

        view["components"] = components;
        return Json.Settle(view);
    }

    private JsonObject Top(Modal form, int type)
    {
        var view = Start(form, type);
        if (type == 10)
        {
            view["content"] = form.Text("content", 1, 4000, required: true);
        }
        else if (type == 18)
        {
            view["label"] = form.Trimmed("label", 1, 45, required: true);
            if (form.Trimmed("description", 1, 100) is { Length: > 0 } description)
                view["description"] = description;
            if (
                form.Object("component", required: true) is { } child
                && child.Choice("type", [3, 4, 5, 6, 7, 8, 19, 21, 22, 23], required: true) is { } childType
            )
                view["component"] = Input(child, childType, inLabel: true);
        }
        else
        {
            var row = new JsonArray();
            foreach (var child in form.Objects("components", 1, 1, required: true))
            {
                if (child.Choice("type", [4], required: true) is { } childType)
                    row.Add((JsonNode)Input(child, childType, inLabel: false));
            }

            view["components"] = row;
        }

        return view;
    }

    private JsonObject Input(Modal form, int type, bool inLabel)
    {
        var view = Start(form, type);
        if (form.Text("custom_id", 1, 100, required: true) is { } id)
        {
            view["custom_id"] = id;
            if (!_customIds.Add(id))
                form.Wrong("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }

        if (type != 23)
            view["required"] = form.Flag("required") ?? true;
        else if (form.Has("required"))
            form.Wrong("required", "BASE_TYPE_UNKNOWN", "A checkbox has no required");
        if (form.Flag("disabled") is true)
            form.Wrong("disabled", "COMPONENT_DISABLED_IN_MODAL", "Components in a modal cannot be disabled");
        switch (type)
        {
            case 4:
                TextInput(form, view, inLabel);
                break;
            case 19:
                Count(form, view, 1);
                FileTypes.Read(form, view);
                break;
            case 21:
                view["options"] = SelectForm.Options(form, 1, 2, 10);
                break;
            case 22:
                view["options"] = SelectForm.Options(form, form.Integer("max_values", 1, 10) ?? 10, 1, 10);
                Count(form, view, Math.Max(1, view["options"]!.AsArray().Count));
                break;
            case 23:
                view["default"] = form.Flag("default") ?? false;
                break;
            default:
                SelectForm.Read(form, view, type, inModal: true);
                break;
        }

        return view;
    }

    private static void TextInput(Modal form, JsonObject view, bool inLabel)
    {
        view["style"] = form.Choice("style", [1, 2], required: true);
        if (!inLabel && form.Trimmed("label", 1, 45) is { } label)
            view["label"] = label;
        else if (inLabel && form.Body["label"] is not null)
            form.Wrong("label", "TEXT_INPUT_LABEL_NOT_ALLOWED", "A text input inside a label has no label of its own");
        var min = form.Integer("min_length", 0, 4000);
        var max = form.Integer("max_length", 1, 4000);
        if (min > max)
            form.Wrong("min_length", "TEXT_INPUT_MIN_MAX", "min_length must be less than or equal to max_length");
        if (min is not null)
            view["min_length"] = min;
        if (max is not null)
            view["max_length"] = max;
        if (form.Text("value", 0, (int)(max ?? 4000)) is { Length: > 0 } value)
        {
            view["value"] = value;
            if (view["style"]?.ToString() == "1" && IsOfLines(value))
                WrongLine(form);
        }

        if (form.Text("placeholder", 0, 100) is { Length: > 0 } placeholder)
            view["placeholder"] = placeholder;
    }

    /// <summary>A single-line input allows no line break, neither from the application nor from a user.</summary>
    public static bool IsOfLines(string value) => value.AsSpan().ContainsAny('\n', '\r');

    public static void WrongLine(Modal form) => form.Wrong("value", "COMPONENT_VALIDATION_FAILED", "Component validation failed");

    /// <summary>The number of files or boxes; the caller gives the default maximum.</summary>
    private static void Count(Modal form, JsonObject view, int usual)
    {
        SelectForm.CheckRequired(form);
        var min = form.Integer("min_values", 0, 10) ?? 1;
        var max = form.Integer("max_values", 1, 10) ?? usual;
        view["min_values"] = min;
        view["max_values"] = max;
        if (min > max)
            form.Wrong("min_values", "SELECT_COMPONENT_MIN_MAX", "min_values must be less than or equal to max_values");
    }

    private JsonObject Start(Modal form, int type) => new() { ["type"] = type, ["id"] = ids.Take(form) };
}
