using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>Validates a user's command input, and builds the data for the application.</summary>
internal sealed class CommandInput(Call call, InteractionDesk desk, Channel channel, bool complete)
{
    private int _focused;
    private readonly Resolved _resolved = new(call.World, channel, call.Caller);

    public JsonObject Read(Modal data, Command command)
    {
        var view = new JsonObject
        {
            ["id"] = command.Id.Text(),
            ["name"] = command.Name,
            ["type"] = command.Type,
        };
        if (command.GuildId is { } guild)
            view["guild_id"] = guild.Text();
        if (command.Type == 1)
            AddOptions(view, data, command.Data);
        else
            AddTarget(view, data, command.Type);
        if (!complete && _focused != 1)
            data.Wrong("options", "APPLICATION_COMMAND_OPTION_FOCUS", "One option must be focused");
        if (_resolved.View is { } resolved)
            view["resolved"] = resolved;
        return view;
    }

    private void AddTarget(JsonObject view, Modal data, int type)
    {
        if (data.Snowflake("target_id", required: true) is not { } target)
            return;
        view["target_id"] = target.Text();
        if (type == 2 && !_resolved.Add(target, users: true, roles: false, channels: false))
            data.Wrong("target_id", "UNKNOWN_USER", "Unknown User");
        if (type != 3)
            return;
        if (channel.Find(target) is { } message)
            _resolved.Add(message);
        else
            data.Wrong("target_id", "UNKNOWN_MESSAGE", "Unknown Message");
    }

    private void AddOptions(JsonObject view, Modal given, JsonObject definition)
    {
        var defined = (definition["options"] as JsonArray ?? []).Select(o => o!.AsObject()).ToList();
        var options = new JsonArray();
        var seen = new HashSet<string>();
        foreach (var option in given.Objects("options", 0, 25))
        {
            var name = option.Text("name", 1, 32, required: true) ?? "";
            var spec = defined.Find(d => (string)d["name"]! == name);
            if (spec is null || !seen.Add(name))
            {
                option.Wrong("name", "APPLICATION_COMMAND_OPTION_UNKNOWN", "This command is outdated, please try again in a few minutes");
                continue;
            }

            options.Add((JsonNode)Option(option, spec));
        }

        var nested = defined.Count > 0 && (int)defined[0]["type"]! <= 2;
        if (nested && options.Count != 1)
            given.Required("options");
        foreach (var missing in defined.Where(d => complete && (bool?)d["required"] == true && !seen.Contains((string)d["name"]!)))
            given.Wrong($"options.{(string)missing["name"]!}", "BASE_TYPE_REQUIRED", "This field is required");
        if (options.Count > 0)
            view["options"] = options;
    }

    private JsonObject Option(Modal option, JsonObject spec)
    {
        var type = (int)spec["type"]!;
        var view = new JsonObject { ["name"] = spec["name"]!.DeepClone(), ["type"] = type };
        if (option.Has("type") && option.Integer("type", 1, 11) != type)
            option.Wrong("type", "APPLICATION_COMMAND_OPTION_TYPE", "This command is outdated, please try again in a few minutes");
        if (type <= 2)
        {
            AddOptions(view, option, spec);
            return view;
        }

        var focused = option.Flag("focused") ?? false;
        if (focused && !complete)
        {
            if ((bool?)spec["autocomplete"] != true)
                option.Wrong("focused", "APPLICATION_COMMAND_OPTION_NO_AUTOCOMPLETE", "This option is not completed");
            _focused++;
            view["value"] = option.Body["value"]?.DeepClone() ?? "";
            view["focused"] = true;
        }
        else
        {
            view["value"] = Value(option, spec, type);
        }

        return view;
    }

    private JsonNode? Value(Modal option, JsonObject spec, int type) =>
        type switch
        {
            3 => Checked(
                option,
                spec,
                option.Text("value", (int?)spec["min_length"] ?? 0, (int?)spec["max_length"] ?? 6000, required: true)
            ),
            4 => Checked(
                option,
                spec,
                option.Integer(
                    "value",
                    Bound(spec, "min_value", -9007199254740991),
                    Bound(spec, "max_value", 9007199254740991),
                    required: true
                )
            ),
            5 => option.Flag("value"),
            10 => Number(option, spec),
            11 => Upload(option),
            _ => Reference(option, spec, type),
        };

    private static long Bound(JsonObject spec, string key, long fallback) => (long?)(double?)spec[key] ?? fallback;

    private static JsonNode? Checked(Modal option, JsonObject spec, JsonNode? value)
    {
        if (value is not null && spec["choices"] is JsonArray choices && !choices.Any(c => c!["value"]!.ToString() == value.ToString()))
            option.Wrong(
                "value",
                "BASE_TYPE_CHOICES",
                $"Value must be one of ({string.Join(", ", choices.Select(c => c!["value"]!.ToJsonString()))})."
            );
        return value;
    }

    private static JsonNode? Number(Modal option, JsonObject spec)
    {
        if (
            option.Body["value"] is JsonValue value
            && value.TryGetValue<double>(out var number)
            && number >= ((double?)spec["min_value"] ?? double.MinValue)
            && number <= ((double?)spec["max_value"] ?? double.MaxValue)
        )
            return Checked(option, spec, number);
        option.Wrong("value", "NUMBER_TYPE_COERCE", "Value is not a float in range.");
        return null;
    }

    private JsonNode? Reference(Modal option, JsonObject spec, int type)
    {
        if (option.Snowflake("value", required: true) is not { } id)
            return null;
        if (!_resolved.Add(id, users: type is 6 or 9, roles: type is 8 or 9, channels: type == 7, spec["channel_types"] as JsonArray))
            option.Wrong("value", "BASE_TYPE_CHOICES", "There is no such thing here.");
        return id.Text();
    }

    private JsonNode? Upload(Modal option)
    {
        var index = option.Snowflake("value", required: true);
        var file = call.Files.FirstOrDefault(f => f.Field == $"files[{index.Text()}]");
        if (file is null)
        {
            option.Wrong("value", "ATTACHMENT_NOT_FOUND", "No uploaded file has this id");
            return null;
        }

        var attachment = desk.Keep(file);
        _resolved.Add(attachment);
        return attachment.Id.Text();
    }
}
