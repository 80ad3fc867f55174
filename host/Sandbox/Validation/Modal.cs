using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Validation;

/// <summary>Reads an object of a request body, and records all errors with their paths.</summary>
internal sealed class Modal(JsonObject body, FormErrors errors, string path = "")
{
    private const long MaxSafe = 9007199254740991;

    public JsonObject Body => body;
    public FormErrors Errors => errors;

    public string At(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public bool Has(string key) => body.ContainsKey(key);

    public bool IsNull(string key) => body.ContainsKey(key) && body[key] is null;

    public void Wrong(string key, string code, string message) => errors.Add(At(key), code, message);

    public void Required(string key) => Wrong(key, "BASE_TYPE_REQUIRED", "This field is required");

    public string? Text(string key, int min, int max, bool required = false) => Text(key, min, max, required, trims: false);

    /// <summary>A text that is trimmed; only blanks are empty.</summary>
    public string? Trimmed(string key, int min, int max, bool required = false) => Text(key, min, max, required, trims: true);

    private string? Text(string key, int min, int max, bool required, bool trims)
    {
        if (Value(key, required) is not { } node)
            return null;
        var text = node.GetValueKind() switch
        {
            JsonValueKind.String => (string)node!,
            JsonValueKind.Number => node.ToJsonString(),
            _ => null,
        };
        if (text is null)
        {
            Wrong(key, "STRING_TYPE_CONVERT", "Could not interpret \"" + node.ToJsonString() + "\" as string.");
            return null;
        }

        var given = text.Length;
        text = trims ? text.Trim() : text;
        var length = Length(text);
        if (required && given == 0 && min > 0)
            Required(key);
        else if (length > max || length < min)
            WrongLength(key, min, max);
        return text;
    }

    /// <summary>Discord counts code points, not UTF-16 units.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c))
                length--;
        }

        return length;
    }

    public void WrongLength(string key, int min, int max)
    {
        if (min > 0)
            Wrong(key, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        else
            Wrong(key, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
    }

    public long? Integer(string key, long min, long max, bool required = false)
    {
        if (Value(key, required) is not { } node)
            return null;
        if (
            !long.TryParse(
                node is JsonValue ? node.ToString() : "",
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            Wrong(key, "NUMBER_TYPE_COERCE", $"Value {node.ToJsonString()} is not int.");
            return null;
        }

        if (value < min)
            Wrong(key, "NUMBER_TYPE_MIN", $"int value should be greater than or equal to {min}.");
        else if (value > max)
            Wrong(key, "NUMBER_TYPE_MAX", $"int value should be less than or equal to {max}.");
        return value;
    }

    /// <summary>An integer in JavaScript's range.</summary>
    public void Number(string key, bool whole)
    {
        if (whole)
            Integer(key, -MaxSafe, MaxSafe);
        else if (
            body[key] is JsonValue value
            && !double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        )
            Wrong(key, "NUMBER_TYPE_COERCE", $"Value {value.ToJsonString()} is not float.");
    }

    public int? Choice(string key, ReadOnlySpan<int> allowed, bool required = false)
    {
        var value = Integer(key, long.MinValue, long.MaxValue, required);
        if (value is null || allowed.Contains((int)value))
            return (int?)value;
        Wrong(key, "BASE_TYPE_CHOICES", $"Value must be one of ({string.Join(", ", allowed.ToArray())}).");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Value(key, false) is not { } node)
            return null;
        if (node.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return (bool)node;
        Wrong(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    public ulong? Snowflake(string key, bool required = false)
    {
        if (Value(key, required) is not { } node)
            return null;
        if (node is JsonValue && Snowflakes.TryParse(node.ToString(), out var id))
            return id;
        Wrong(key, "NUMBER_TYPE_COERCE", $"Value {node.ToJsonString()} is not snowflake.");
        return null;
    }

    /// <summary>A bit set: Discord sends strings and also accepts integers.</summary>
    public ulong? Bits(string key) => Snowflake(key);

    public Modal? Object(string key, bool required = false)
    {
        if (Value(key, required) is not { } node)
            return null;
        if (node is JsonObject child)
            return new Modal(child, errors, At(key));
        Wrong(key, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return null;
    }

    public JsonArray? List(string key, int min, int max, bool required = false)
    {
        if (Value(key, required) is not { } node)
            return null;
        if (node is not JsonArray list)
        {
            Wrong(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return null;
        }

        if (list.Count < min || list.Count > max)
            WrongLength(key, min, max);
        return list;
    }

    /// <summary>The objects of a list, each with its own path.</summary>
    public List<Modal> Objects(string key, int min, int max, bool required = false)
    {
        var forms = new List<Modal>();
        if (List(key, min, max, required) is not { } list)
            return forms;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
                forms.Add(new Modal(item, errors, $"{At(key)}.{i}"));
            else
                errors.Add($"{At(key)}.{i}", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        }

        return forms;
    }

    public List<ulong> Ids(string key, int max)
    {
        var ids = new List<ulong>();
        if (List(key, 0, max) is not { } list)
            return ids;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonValue value && Snowflakes.TryParse(value.ToString(), out var id))
                ids.Add(id);
            else
                errors.Add($"{At(key)}.{i}", "NUMBER_TYPE_COERCE", $"Value {list[i]?.ToJsonString() ?? "null"} is not snowflake.");
        }

        return ids;
    }

    private JsonNode? Value(string key, bool required)
    {
        var node = body[key];
        if (node is null && required)
            Required(key);
        return node;
    }
}
