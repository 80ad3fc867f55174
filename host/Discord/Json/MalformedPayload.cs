using System.Text.Json;

namespace DCTicket.Discord.Json;

/// <summary>
/// The exceptions of reading a payload that is not what Discord documents: invalid JSON, text that is not Unicode, numbers out of range,
/// invalid ids.
/// </summary>
public static class MalformedPayload
{
    public static bool IsCausedBy(Exception exception) =>
        exception is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException;
}
