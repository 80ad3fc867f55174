using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>Validates a click or a selection against the message's component.</summary>
internal static class ComponentInput
{
    public static JsonObject Read(Call call, Channel channel, Modal data, Message message)
    {
        var customId = data.Text("custom_id", 1, 100, required: true);
        var type = data.Integer("component_type", 1, 23, required: true);
        var component = Find(message.Components, customId);
        if (component is null || (int)component["type"]! != type || (bool?)component["disabled"] == true)
        {
            data.Wrong("custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed");
            data.Errors.ThrowIfAny();
        }

        var view = new JsonObject
        {
            ["custom_id"] = customId,
            ["component_type"] = type,
            ["id"] = component!["id"]!.DeepClone(),
        };
        if (type != 2)
        {
            var resolved = new Resolved(call.World, channel, call.Caller);
            view["values"] = Values(data, component, resolved);
            if (resolved.View is { } objects)
                view["resolved"] = objects;
        }

        return view;
    }

    /// <summary>The selected values, each one an option or an existing object.</summary>
    public static JsonArray Values(Modal form, JsonObject select, Resolved resolved, bool required = true)
    {
        var type = (int)select["type"]!;
        var min = (int?)select["min_values"] ?? 1;
        var max = (int?)select["max_values"] ?? 1;
        var values = form.List("values", 0, 25) ?? [];
        if (values.Count > max || (values.Count < min && (required || values.Count > 0)))
            form.WrongLength("values", min, max);
        var options = (select["options"] as JsonArray)?.Select(o => (string)o!["value"]!).ToHashSet();
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i]?.ToString() ?? "";
            var known = options is not null
                ? options.Contains(value)
                : Snowflakes.TryParse(value, out var id)
                    && resolved.Add(
                        id,
                        users: type is 5 or 7,
                        roles: type is 6 or 7,
                        channels: type == 8,
                        select["channel_types"] as JsonArray
                    );
            if (!known)
                form.Wrong($"values.{i}", "BASE_TYPE_CHOICES", "Value is not one of the choices.");
        }

        return new JsonArray([.. values.Select(v => (JsonNode?)v?.ToString())]);
    }

    private static JsonObject? Find(JsonNode? node, string? customId)
    {
        if (node is JsonArray list)
            return list.Select(item => Find(item, customId)).FirstOrDefault(found => found is not null);
        if (node is not JsonObject component)
            return null;
        return (string?)component["custom_id"] == customId && customId is not null
            ? component
            : Find(component["components"], customId) ?? Find(component["accessory"], customId);
    }
}
