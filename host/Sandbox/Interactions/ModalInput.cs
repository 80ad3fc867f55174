using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>Validates a submitted modal against the application's one.</summary>
internal sealed class ModalInput(Call call, InteractionDesk desk, Channel channel)
{
    private readonly Resolved _resolved = new(call.World, channel, call.Caller);
    private readonly Dictionary<string, Modal> _given = [];

    public JsonObject Read(Modal data, JsonObject modal)
    {
        Collect(data);
        var components = new JsonArray();
        var index = 0;
        foreach (var top in modal["components"]!.AsArray().Select(c => c!.AsObject()))
        {
            var view = new JsonObject { ["type"] = top["type"]!.DeepClone(), ["id"] = top["id"]!.DeepClone() };
            if (top["component"] is JsonObject child)
                view["component"] = Input(data, child, $"components.{index}.component");
            else if (top["components"] is JsonArray row)
                view["components"] = new JsonArray(Input(data, row[0]!.AsObject(), $"components.{index}.components.0"));
            components.Add((JsonNode)view);
            index++;
        }

        var result = new JsonObject { ["custom_id"] = modal["custom_id"]!.DeepClone(), ["components"] = components };
        if (_resolved.View is { } resolved)
            result["resolved"] = resolved;
        return result;
    }

    private void Collect(Modal form)
    {
        foreach (var item in form.Objects("components", 0, 10))
        {
            Note(item);
            if (item.Object("component") is { } child)
                Note(child);
            Collect(item);
        }
    }

    private void Note(Modal form)
    {
        if (form.Body["custom_id"]?.ToString() is { } id)
            _given[id] = form;
    }

    private JsonObject Input(Modal data, JsonObject spec, string path)
    {
        var type = (int)spec["type"]!;
        var required = (bool?)spec["required"] ?? true;
        var form = _given.GetValueOrDefault((string)spec["custom_id"]!) ?? new Modal([], data.Errors, data.At(path));
        var view = new JsonObject
        {
            ["type"] = type,
            ["id"] = spec["id"]!.DeepClone(),
            ["custom_id"] = spec["custom_id"]!.DeepClone(),
        };
        switch (type)
        {
            case 4:
                view["value"] = Text(form, spec, required);
                break;
            case 19:
                view["values"] = Files(form, spec, required);
                break;
            case 21:
                view["value"] = Radio(form, spec, required);
                break;
            case 23:
                view["value"] = form.Flag("value") ?? false;
                break;
            default:
                view["values"] = ComponentInput.Values(form, spec, _resolved, required);
                break;
        }

        return view;
    }

    private static string Text(Modal form, JsonObject spec, bool required)
    {
        var value = form.Body["value"]?.ToString() ?? "";
        var (min, max) = ((int?)spec["min_length"] ?? 0, (int?)spec["max_length"] ?? 4000);
        if (required && value.Length == 0)
            form.Required("value");
        else if (value.Length > 0)
            form.Text("value", min, max);
        if (spec["style"]?.ToString() == "1" && ModalForm.IsOfLines(value))
            ModalForm.WrongLine(form);
        return value;
    }

    private static string? Radio(Modal form, JsonObject spec, bool required)
    {
        var value = form.Text("value", 0, 100, required);
        if (value is not null && !spec["options"]!.AsArray().Any(o => (string)o!["value"]! == value))
            form.Wrong("value", "BASE_TYPE_CHOICES", "Value is not one of the choices.");
        return value;
    }

    private JsonArray Files(Modal form, JsonObject spec, bool required)
    {
        var given = form.List("values", 0, 10) ?? [];
        var (min, max) = ((int?)spec["min_values"] ?? 1, (int?)spec["max_values"] ?? 1);
        if (given.Count > max || (given.Count < min && (required || given.Count > 0)))
            form.WrongLength("values", min, max);
        var ids = new JsonArray();
        foreach (var index in given)
        {
            if (call.Files.FirstOrDefault(f => f.Field == $"files[{index}]") is not { } file)
            {
                form.Wrong("values", "ATTACHMENT_NOT_FOUND", "No uploaded file has this id");
                continue;
            }

            if (!FileTypes.Allow(spec["file_types"], file.FileName))
                form.Wrong("values", "FILE_UPLOAD_INVALID_FILE_TYPE", "This type of file is not taken");
            var attachment = desk.Keep(file);
            _resolved.Add(attachment);
            ids.Add((JsonNode)attachment.Id.Text());
        }

        return ids;
    }
}
