using System.Text.Json;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Reads a JSON file that people edit: all errors at once, with position and fix. Values are never repeated, since they may be secrets.
/// </summary>
internal sealed class StrictJson(string file)
{
    private readonly List<string> _errors = [];

    /// <summary>Reads the file; comments and trailing commas are allowed.</summary>
    public static JsonDocument Parse(string file)
    {
        // From a stream, which handles a byte order mark.
        using var stream = File.OpenRead(file);
        return JsonDocument.Parse(
            stream,
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
    }

    public bool Failed => _errors.Count > 0;

    public StartupException Failure() => new(string.Join(Environment.NewLine, _errors));

    public void Error(string key, string problem) => _errors.Add($"{file}: {(key.Length == 0 ? "the file" : key)} {problem}.");

    public void WrongType(string key, string expected, JsonElement actual) => Error(key, $"must be {expected}, not {Describe(actual)}");

    public bool Object(JsonElement element, string key, string[] knownKeys)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            WrongType(key, "an object", element);
            return false;
        }

        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
        {
            var place = Place(key, property.Name);
            if (!knownKeys.Contains(property.Name))
                Error(place, $"is not a known key{Suggest(property.Name, knownKeys)}; known keys are {string.Join(", ", knownKeys)}");
            else if (!seen.Add(property.Name))
                Error(place, "stands there twice; delete one of the two");
        }

        return true;
    }

    public string? String(JsonElement item, string key, string name, bool required)
    {
        if (!item.TryGetProperty(name, out var value))
        {
            if (required)
                Error(Place(key, name), "is missing");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        WrongType(Place(key, name), "a text", value);
        return null;
    }

    /// <summary>Reads an object whose keys are free and whose values are texts; empty if it is missing.</summary>
    public IReadOnlyList<(string Key, string Text)> Texts(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind != JsonValueKind.Object)
        {
            WrongType(name, "an object", value);
            return [];
        }

        var found = new List<(string, string)>();
        foreach (var property in value.EnumerateObject())
        {
            if (found.Exists(other => other.Item1 == property.Name))
                Error(Place(name, property.Name), "stands there twice; delete one of the two");
            else if (String(value, name, property.Name, required: true) is { } text)
                found.Add((property.Name, text));
        }

        return found;
    }

    public bool Bool(JsonElement item, string key, string name, bool otherwise)
    {
        if (!item.TryGetProperty(name, out var value))
            return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        WrongType(Place(key, name), "true or false", value);
        return otherwise;
    }

    private static string Place(string key, string name) => key.Length == 0 ? name : $"{key}.{name}";

    private static string Describe(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: 0 } ? "an empty text" : "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            _ => "null",
        };

    // A typo usually keeps the first letter, or all letters in another order or case.
    private static string Suggest(string name, string[] knownKeys)
    {
        var letters = string.Concat(name.ToLowerInvariant().Order());
        var guess =
            Array.Find(knownKeys, known => string.Concat(known.Order()) == letters)
            ?? Array.Find(knownKeys, known => known[0] == char.ToLowerInvariant(name[0]) && Math.Abs(known.Length - name.Length) <= 2);
        return guess is null ? "" : $" (did you mean “{guess}”?)";
    }
}
