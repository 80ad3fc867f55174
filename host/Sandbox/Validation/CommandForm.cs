using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

/// <summary>An application command: validation, and its JSON.</summary>
internal static partial class CommandForm
{
    private static readonly HashSet<string> Locales =
    [
        "ar",
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en-GB",
        "en-US",
        "es-419",
        "es-ES",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "it",
        "ja",
        "ko",
        "lt",
        "nl",
        "no",
        "pl",
        "pt-BR",
        "ro",
        "ru",
        "sv-SE",
        "th",
        "tr",
        "uk",
        "vi",
        "zh-CN",
        "zh-TW",
    ];

    public static JsonObject Read(Modal form, bool inGuild)
    {
        var type = form.Choice("type", [1, 2, 3]) ?? 1;
        var size = 0;
        var view = new JsonObject { ["type"] = type, ["name"] = Name(form, type == 1, ref size) };
        Localizations(form, view, "name_localizations", name: type == 1, 32);
        view["description"] = "";
        if (type == 1)
        {
            Description(form, view, ref size);
        }
        else if (form.Body["description"]?.ToString() is { Length: > 0 })
        {
            form.Wrong("description", "APPLICATION_COMMANDS_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have a description");
        }

        var options = type == 1 ? CommandOptionForm.Read(form, 0, ref size) : [];
        if (options.Count > 0)
            view["options"] = options;
        view["default_member_permissions"] = form.Bits("default_member_permissions").Text();
        view["nsfw"] = form.Flag("nsfw") ?? false;
        if (!inGuild)
        {
            view["dm_permission"] = form.Flag("dm_permission") ?? true;
            view["contexts"] = Set(form, "contexts", [0, 1, 2]);
            view["integration_types"] = Set(form, "integration_types", [0, 1]) ?? new JsonArray((JsonNode)0);
        }

        if (size > 8000)
            form.Wrong("", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        return Json.Settle(view);
    }

    /// <summary>A list of distinct numbers.</summary>
    private static JsonArray? Set(Modal form, string key, int[] allowed)
    {
        if (form.List(key, 1, allowed.Length) is not { } list)
            return null;
        var seen = new HashSet<int>();
        for (var i = 0; i < list.Count; i++)
        {
            if (!int.TryParse(list[i]?.ToString(), out var value) || !allowed.Contains(value))
                form.Wrong($"{key}.{i}", "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", allowed)}).");
            else if (!seen.Add(value))
                form.Wrong(key, "SET_TYPE_ALREADY_CONTAINS_VALUE", $"The set already contains the value {value}");
        }

        return new JsonArray([.. seen.Select(v => (JsonNode)v)]);
    }

    /// <summary>The name of a command or option; slash commands have a strict format.</summary>
    public static string? Name(Modal form, bool slash, ref int size)
    {
        var name = form.Text("name", 1, 32, required: true);
        if (name is null)
            return null;
        size += Modal.Length(name);
        if (slash && !IsName(name))
            form.Wrong("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        return name;
    }

    public static void Description(Modal form, JsonObject view, ref int size)
    {
        view["description"] = form.Text("description", 1, 100, required: true);
        var longest = Modal.Length((string?)view["description"] ?? "");
        Localizations(form, view, "description_localizations", name: false, 100);
        if (view["description_localizations"] is JsonObject localized)
            longest = Math.Max(longest, localized.Select(l => Modal.Length(l.Value!.ToString())).DefaultIfEmpty(0).Max());
        size += longest;
    }

    public static void Localizations(Modal form, JsonObject view, string key, bool name, int max)
    {
        if (form.Object(key) is not { } localized)
            return;
        var copy = new JsonObject();
        foreach (var locale in localized.Body.Select(l => l.Key).ToList())
        {
            if (!Locales.Contains(locale))
                localized.Wrong(locale, "BASE_TYPE_CHOICES", "Value must be one of the locales that Discord knows.");
            if (localized.Text(locale, 1, max) is not { } text)
                continue;
            if (name && !IsName(text))
                localized.Wrong(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            copy[locale] = text;
        }

        view[key] = copy;
    }

    private static bool IsName(string name)
    {
        if (!Pattern().IsMatch(name))
            return false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.ToLowerInvariant(rune) != rune)
                return false;
        }

        return true;
    }

    // Thai and Devanagari also have marks, which are neither letters nor digits.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$")]
    private static partial Regex Pattern();
}
