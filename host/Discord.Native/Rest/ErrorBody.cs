using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Native.Rest;

/// <summary>The JSON of an error response.</summary>
internal sealed record ErrorBody(int Code, string? Message, IReadOnlyList<DiscordFieldError> Errors, double? RetryAfter, bool IsGlobal)
{
    private const int MaxMessageLength = 300;
    private const string Leaf = "_errors";

    /// <summary>Reads it; null if it is not a JSON object.</summary>
    public static ErrorBody? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : null;
        }
        catch (Exception e) when (MalformedPayload.IsCausedBy(e))
        {
            return null;
        }
    }

    private static ErrorBody Read(JsonElement root)
    {
        var errors = new List<DiscordFieldError>();
        if (root.TryGetProperty("errors", out var nested))
            Flatten(nested, "", errors);
        var code =
            root.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
                ? value
                : 0;
        double? retryAfter =
            root.TryGetProperty("retry_after", out var wait) && wait.ValueKind == JsonValueKind.Number ? wait.GetDouble() : null;
        var isGlobal = root.TryGetProperty("global", out var global) && global.ValueKind == JsonValueKind.True;
        return new ErrorBody(code, Text(root, "message"), errors, retryAfter, isGlobal);
    }

    private static void Flatten(JsonElement element, string path, List<DiscordFieldError> errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name == Leaf && property.Value.ValueKind == JsonValueKind.Array)
                foreach (var error in property.Value.EnumerateArray())
                    errors.Add(new DiscordFieldError(path, Text(error, "code") ?? "", Text(error, "message") ?? ""));
            else
                Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", errors);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text[..Math.Min(text.Length, MaxMessageLength)]
            : null;
}
