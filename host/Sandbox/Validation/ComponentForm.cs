using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.Validation;

/// <summary>Components of a message: validation, and their JSON.</summary>
internal sealed class ComponentForm(bool v2, ComponentIds ids)
{
    private static readonly int[] InRow = [2, 3, 5, 6, 7, 8];
    private static readonly int[] TopLevelTypes = [1, 9, 10, 12, 13, 14, 17];
    private static readonly int[] InContainer = [1, 9, 10, 12, 13, 14];

    private readonly HashSet<string> _customIds = [];
    private int _count;
    private int _text;

    public static JsonArray? Read(Modal message, bool v2)
    {
        if (!message.Has("components"))
            return null;
        return Json.Settle(new ComponentForm(v2, new ComponentIds(message.Body["components"])).Top(message));
    }

    private JsonArray Top(Modal message)
    {
        var list = Children(message, 0, v2 ? 40 : 5, v2 ? TopLevelTypes : [1]);
        if (v2 && _count > 40)
            message.Wrong("components", "BASE_TYPE_MAX_LENGTH", "Must be 40 or fewer in length.");
        if (v2 && _text > 4000)
            message.Wrong(
                "components",
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                "The displayable text content in components exceeds 4000"
            );
        return list;
    }

    private JsonArray Children(Modal parent, int min, int max, int[] allowed, string key = "components")
    {
        var list = new JsonArray();
        foreach (var child in parent.Objects(key, min, max, required: min > 0))
        {
            if (child.Choice("type", allowed, required: true) is { } type)
                list.Add((JsonNode)One(child, type));
        }

        return list;
    }

    private JsonObject One(Modal form, int type)
    {
        _count++;
        var view = new JsonObject { ["type"] = type, ["id"] = ids.Take(form) };
        switch (type)
        {
            case 1:
                Row(form, view);
                break;
            case 2:
                Button(form, view);
                break;
            case 3 or 5 or 6 or 7 or 8:
                CustomId(form, view);
                SelectForm.Read(form, view, type, inModal: false);
                if (form.Flag("disabled") is { } disabled)
                    view["disabled"] = disabled;
                break;
            case 9:
                Section(form, view);
                break;
            case 10:
                TextDisplay(form, view);
                break;
            case 11 or 13:
                Media(form, view, type == 11 ? "media" : "file", type);
                break;
            case 12:
                Gallery(form, view);
                break;
            case 14:
                view["divider"] = form.Flag("divider") ?? true;
                view["spacing"] = form.Choice("spacing", [1, 2]) ?? 1;
                break;
            default:
                view["accent_color"] = form.Integer("accent_color", 0, 0xFFFFFF);
                view["spoiler"] = form.Flag("spoiler") ?? false;
                view["components"] = Children(form, 1, 40, InContainer);
                break;
        }

        return view;
    }

    private void Row(Modal form, JsonObject view)
    {
        var children = Children(form, 1, 5, InRow);
        var selects = children.Count(c => (int)c!["type"]! != 2);
        if (selects > 1 || (selects == 1 && children.Count > 1))
            form.Wrong("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        view["components"] = children;
    }

    private void Button(Modal form, JsonObject view)
    {
        var style = form.Choice("style", [1, 2, 3, 4, 5, 6], required: true);
        view["style"] = style;
        if (style is 1 or 2 or 3 or 4)
        {
            CustomId(form, view);
            if (form.Body["url"] is not null)
                form.Wrong("url", "BUTTON_COMPONENT_URL_NOT_ALLOWED", "A url is only allowed on a link button");
        }
        else if (form.Body["custom_id"] is not null)
        {
            form.Wrong("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
        }

        if (style == 5 && form.Text("url", 1, 512, required: true) is { } url)
            view["url"] = Urls.Check(form, "url", url, "http", "https", "discord");
        if (style == 6)
            Premium(form);
        else if (form.Body["sku_id"] is not null)
            form.Wrong("sku_id", "BUTTON_COMPONENT_SKU_NOT_ALLOWED", "A sku_id is only allowed on a premium button");
        if (form.Trimmed("label", 0, 80) is { Length: > 0 } label)
            view["label"] = label;
        if (form.Object("emoji") is { } emoji)
            view["emoji"] = SelectForm.Emoji(emoji);
        if (style is not 6 && !view.ContainsKey("label") && !view.ContainsKey("emoji"))
            form.Wrong("label", "BASE_TYPE_REQUIRED", "A label or emoji is required");
        if (form.Flag("disabled") is { } disabled)
            view["disabled"] = disabled;
    }

    private static void Premium(Modal form)
    {
        // Premium buttons are not supported.
        if (form.Snowflake("sku_id", required: true) is not null)
            form.Wrong("sku_id", "BUTTON_COMPONENT_INVALID_SKU", "Unknown SKU");
        foreach (var key in (ReadOnlySpan<string>)["label", "url", "emoji"])
        {
            if (form.Body[key] is not null)
                form.Wrong(key, "BUTTON_COMPONENT_PREMIUM_FIELD_NOT_ALLOWED", "A premium button shows its SKU and nothing else");
        }
    }

    private void CustomId(Modal form, JsonObject view)
    {
        if (form.Text("custom_id", 1, 100, required: true) is not { } id)
            return;
        view["custom_id"] = id;
        if (!_customIds.Add(id))
            form.Wrong("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    private void Section(Modal form, JsonObject view)
    {
        view["components"] = Children(form, 1, 3, [10]);
        if (form.Object("accessory", required: true) is { } accessory && accessory.Choice("type", [2, 11], required: true) is { } type)
            view["accessory"] = One(accessory, type);
    }

    private void TextDisplay(Modal form, JsonObject view)
    {
        var text = form.Text("content", 1, 4000, required: true) ?? "";
        if (text.Length > 0 && string.IsNullOrWhiteSpace(text))
            form.WrongLength("content", 1, 4000);
        _text += Modal.Length(text);
        view["content"] = text;
    }

    private static void Media(Modal form, JsonObject view, string key, int type)
    {
        if (form.Object(key, required: true) is { } media)
            view[key] = Unfurled(media, onlyAttachment: type == 13);
        if (type == 11)
            view["description"] = form.Text("description", 0, 1024);
        else
            (view["name"], view["size"]) = ((string?)media_name(form, key), null);
        view["spoiler"] = form.Flag("spoiler") ?? false;

        static string? media_name(Modal form, string key) =>
            form.Body[key]?["url"]?.ToString() is { } url ? url[(url.LastIndexOf('/') + 1)..] : null;
    }

    private static void Gallery(Modal form, JsonObject view)
    {
        var items = new JsonArray();
        foreach (var item in form.Objects("items", 1, 10, required: true))
        {
            items.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["media"] = item.Object("media", required: true) is { } media ? Unfurled(media, onlyAttachment: false) : null,
                        ["description"] = item.Text("description", 0, 1024),
                        ["spoiler"] = item.Flag("spoiler") ?? false,
                    }
            );
        }

        view["items"] = items;
    }

    private static JsonObject Unfurled(Modal media, bool onlyAttachment)
    {
        var url = media.Text("url", 1, 2048, required: true) ?? "";
        var scheme = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Scheme : "";
        if (scheme != "attachment" && (onlyAttachment || scheme is not ("http" or "https")))
            media.Wrong("url", "URL_TYPE_INVALID_SCHEME", $"\"{url}\": Scheme must be one of ('http', 'https', 'attachment').");
        return new JsonObject
        {
            ["id"] = "0",
            ["url"] = url,
            ["proxy_url"] = url,
        };
    }
}
