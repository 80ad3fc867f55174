using System.Text;
using System.Text.Json;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Reading;

/// <summary>All texts of a message: content, embeds, buttons, forwards, file names.</summary>
internal static class MessageText
{
    // A text in an embed, a component, a sticker or a forwarded message.
    private static readonly HashSet<string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        "Title",
        "Description",
        "Text",
        "Name",
        "Value",
        "Label",
        "Content",
        "Placeholder",
        "Filename",
    };

    public static string Of(ArchivedMessage message, IEnumerable<string> files)
    {
        var text = new StringBuilder(message.Content);
        foreach (
            var json in new[] { message.EmbedsJson, message.ForwardsJson, message.StickersJson, message.ComponentsJson, message.PollJson }
        )
        {
            if (json is null)
                continue;
            try
            {
                using var document = JsonDocument.Parse(json);
                Collect(document.RootElement, read: false, text);
            }
            catch (JsonException)
            {
                // Unknown versions must break neither the search nor a transcript.
            }
        }

        foreach (var file in files)
            Append(text, file);
        return text.ToString();
    }

    private static void Collect(JsonElement element, bool read, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Collect(property.Value, Read.Contains(property.Name), text);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, read: false, text);
                break;
            case JsonValueKind.String when read:
                Append(text, element.GetString()!);
                break;
        }
    }

    private static void Append(StringBuilder text, string part)
    {
        if (text.Length > 0 && part.Length > 0)
            text.Append('\n');
        text.Append(part);
    }
}
