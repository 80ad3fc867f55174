using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>Embeds of a message: validation, and their JSON.</summary>
internal static class EmbedForm
{
    public static JsonArray? Read(Modal message, string key = "embeds")
    {
        if (!message.Has(key))
            return null;
        var result = new JsonArray();
        var total = 0;
        foreach (var embed in message.Objects(key, 0, 10))
            result.Add((JsonNode)One(embed, ref total));
        if (total > 6000)
            message.Wrong(key, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        return Json.Settle(result);
    }

    private static JsonObject One(Modal embed, ref int total)
    {
        var view = new JsonObject { ["type"] = "rich" };
        Copy(embed, view, "title", 256, ref total);
        Copy(embed, view, "description", 4096, ref total);
        Url(embed, view, "url");
        if (embed.Integer("color", 0, 0xFFFFFF) is { } color)
            view["color"] = color;
        Timestamp(embed, view);
        Fields(embed, view, ref total);
        if (embed.Object("author") is { } author)
        {
            var copy = new JsonObject();
            Copy(author, copy, "name", 256, ref total, required: true);
            Url(author, copy, "url");
            Url(author, copy, "icon_url");
            view["author"] = copy;
        }

        if (embed.Object("footer") is { } footer)
        {
            var copy = new JsonObject();
            Copy(footer, copy, "text", 2048, ref total, required: true);
            Url(footer, copy, "icon_url");
            view["footer"] = copy;
        }

        Image(embed, view, "image");
        Image(embed, view, "thumbnail");
        if (view.Count == 1)
            embed.Wrong("description", "BASE_TYPE_REQUIRED", "This field is required");
        return view;
    }

    private static void Timestamp(Modal embed, JsonObject view)
    {
        if (embed.Text("timestamp", 0, 100) is not { } text)
            return;
        if (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time))
            view["timestamp"] = World.Snowflakes.Stamp(time);
        else
            embed.Wrong("timestamp", "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
    }

    private static void Fields(Modal embed, JsonObject view, ref int total)
    {
        if (!embed.Has("fields"))
            return;
        var fields = new JsonArray();
        foreach (var field in embed.Objects("fields", 0, 25))
        {
            var copy = new JsonObject();
            // An empty text counts as given.
            CopyEven(field, copy, "name", 256, ref total);
            CopyEven(field, copy, "value", 1024, ref total);
            copy["inline"] = field.Flag("inline") ?? false;
            fields.Add((JsonNode)copy);
        }

        if (fields.Count > 0)
            view["fields"] = fields;
    }

    private static void Image(Modal embed, JsonObject view, string key)
    {
        if (embed.Object(key) is not { } image)
            return;
        var copy = new JsonObject();
        Url(image, copy, "url", required: true, isFile: true);
        view[key] = copy;
    }

    private static void Copy(Modal from, JsonObject to, string key, int max, ref int total, bool required = false)
    {
        if (from.Trimmed(key, required ? 1 : 0, max, required) is not { Length: > 0 } text)
            return;
        total += Modal.Length(text);
        to[key] = text;
    }

    private static void CopyEven(Modal from, JsonObject to, string key, int max, ref int total)
    {
        if (from.Trimmed(key, 0, max, required: true) is not { } text)
            return;
        total += Modal.Length(text);
        to[key] = text;
    }

    private static void Url(Modal from, JsonObject to, string key, bool required = false, bool isFile = false)
    {
        if (from.Text(key, 0, 2048, required) is not { Length: > 0 } text)
            return;
        to[key] =
            key == "url" && !isFile
                ? Urls.Check(from, key, text, "http", "https")
                : Urls.Check(from, key, text, "http", "https", "attachment");
    }
}
