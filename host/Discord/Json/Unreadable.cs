using System.Text.Json;

namespace DCTicket.Discord.Json;

/// <summary>
/// How reading something fails that is not what Discord documents: JSON that is none, text that is no Unicode, numbers out of range, ids
/// that are none.
/// </summary>
public static class Unreadable
{
    public static bool Is(Exception exception) =>
        exception is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException;
}
