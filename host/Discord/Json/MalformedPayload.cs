using System.Text.Json;

namespace DCTicket.Discord.Json;

/// <summary>
/// The exceptions thrown while parsing a malformed payload: invalid JSON, invalid Unicode, numbers out of range, invalid ids.
/// </summary>
public static class MalformedPayload
{
    public static bool IsCausedBy(Exception exception) =>
        exception is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException;
}
