using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>Writes the action rows of a message.</summary>
/// <param name="messages">Creates the custom ids of the plugin.</param>
internal sealed class ComponentWriter(MessageWriter messages)
{
    private const int Row = 1;
    private const int MaxRows = 5;
    private const int MaxInRow = 5;
    private const int MaxLabel = 80;
    private const int MaxUrl = 512;
    private const int LinkStyle = 5;

    public void Write(Utf8JsonWriter json, OutgoingMessage message)
    {
        IReadOnlyList<IReadOnlyList<Component>> rows = [.. message.ActionRows.Select(Usable), .. message.Buttons.Chunk(MaxInRow)];
        rows = [.. rows.Where((row, index) => row.Count > 0 || index >= message.ActionRows.Count || message.ActionRows[index].Count == 0)];
        if (rows.Count > MaxRows)
            throw new InvalidOperationException($"The message has {rows.Count} rows of buttons and selects; Discord takes {MaxRows}.");
        json.WriteStartArray("components");
        foreach (var row in rows)
            WriteRow(json, row);
        json.WriteEndArray();
    }

    /// <summary>An invalid address would make Discord reject the whole message, so such a button is omitted.</summary>
    private static IReadOnlyList<Component> Usable(IReadOnlyList<Component> row) =>
        row.All(control => control is not LinkButton link || IsAddress(link.Url))
            ? row
            : [.. row.Where(control => control is not LinkButton link || IsAddress(link.Url))];

    private static bool IsAddress(string url) =>
        url.Length <= MaxUrl && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https" or "discord");

    private void WriteRow(Utf8JsonWriter json, IReadOnlyList<Component> row)
    {
        if (row.Count is 0 or > MaxInRow || (row.Count > 1 && row.Any(control => control is SelectMenu)))
            throw new InvalidOperationException(
                $"A row of the message has {row.Count} controls "
                    + $"({string.Join(", ", row.Select(c => c.GetType().Name))}); Discord takes one to {MaxInRow} buttons, or one select "
                    + "alone."
            );
        json.WriteStartObject();
        json.WriteNumber("type", Row);
        json.WriteStartArray("components");
        foreach (var control in row)
        {
            json.WriteStartObject();
            Write(json, control);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Component control)
    {
        switch (control)
        {
            case Button button:
                WriteButton(json, (int)button.Style, button.Label, button.Emoji);
                json.WriteString("custom_id", messages.CustomId(button.Route));
                if (button.Disabled)
                    json.WriteBoolean("disabled", true);
                break;
            case LinkButton link:
                WriteButton(json, LinkStyle, link.Label, link.Emoji);
                json.WriteString("url", link.Url);
                break;
            case SelectMenu select:
                SelectMenuWriter.Write(json, select);
                json.WriteString("custom_id", messages.CustomId(select.Route));
                if (select.Disabled)
                    json.WriteBoolean("disabled", true);
                break;
        }
    }

    private static void WriteButton(Utf8JsonWriter json, int style, string label, string? emoji)
    {
        json.WriteNumber("type", 2);
        json.WriteNumber("style", style);
        json.WriteString("label", TextLimit.Truncate(label, MaxLabel));
        if (!string.IsNullOrEmpty(emoji))
            SelectMenuWriter.WriteEmoji(json, emoji);
    }
}
