using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>Writes a modal.</summary>
internal static class ModalWriter
{
    private const int MaxTitle = 45;
    private const int MaxHelp = 100;
    private const int MaxName = 100;
    private const int MaxText = 4000;
    private const int MaxInputs = 5;

    /// <summary>Writes the properties of a modal object.</summary>
    /// <exception cref="InvalidOperationException">The modal exceeds Discord's limits.</exception>
    public static void Write(Utf8JsonWriter json, Modal modal, string customId)
    {
        Check(modal);
        json.WriteString("custom_id", customId);
        json.WriteString("title", TextLimit.Truncate(modal.Title, MaxTitle));
        json.WriteStartArray("components");
        foreach (var input in modal.Inputs)
            Write(json, input);
        json.WriteEndArray();
    }

    private static void Check(Modal modal)
    {
        if (modal.Inputs.Count is 0 or > MaxInputs)
            throw new InvalidOperationException(
                $"The modal “{modal.Title}” has {modal.Inputs.Count} inputs; Discord takes one to {MaxInputs}."
            );
        var names = modal.Inputs.OfType<ModalField>().Select(field => field.Name).ToList();
        if (names.Find(name => name.Length is 0 or > MaxName || names.Count(other => other == name) > 1) is { } bad)
            throw new InvalidOperationException(
                $"The modal “{modal.Title}” has the input “{bad}”; a name must have 1 to {MaxName} "
                    + "characters and be the only one of its modal."
            );
    }

    private static void Write(Utf8JsonWriter json, ModalComponent input)
    {
        json.WriteStartObject();
        switch (input)
        {
            case TextDisplay text:
                json.WriteNumber("type", 10);
                json.WriteString("content", TextLimit.Truncate(text.Text, MaxText));
                break;
            case ModalField field:
                WriteLabel(json, field);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, ModalField field)
    {
        json.WriteNumber("type", 18);
        json.WriteString("label", TextLimit.Truncate(field.Label, MaxTitle));
        if (!string.IsNullOrEmpty(field.Description))
            json.WriteString("description", TextLimit.Truncate(field.Description, MaxHelp));
        json.WriteStartObject("component");
        json.WriteString("custom_id", field.Name);
        // Discord rejects “required” without a possible input, and on a check box.
        if (field is not CheckboxInput)
            json.WriteBoolean("required", field.Required && field is not MultipleInput { MinValues: 0 });
        WriteField(json, field);
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, ModalField field)
    {
        switch (field)
        {
            case TextInput text:
                WriteText(json, text);
                break;
            case SelectInput select:
                SelectMenuWriter.Write(json, select);
                break;
            case FileUploadInput files:
                json.WriteNumber("type", 19);
                SelectMenuWriter.WriteLimits(json, null, files.MinValues, files.MaxValues, null);
                break;
            case RadioInput radio:
                SelectMenuWriter.WriteOptions(json, 21, radio.Options, 2, 10);
                break;
            case CheckboxGroupInput boxes:
                SelectMenuWriter.WriteLimits(json, null, boxes.MinValues, boxes.MaxValues, boxes.Options);
                SelectMenuWriter.WriteOptions(json, 22, boxes.Options, 1, 10);
                break;
            case CheckboxInput box:
                json.WriteNumber("type", 23);
                json.WriteBoolean("default", box.Default);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextInput text)
    {
        json.WriteNumber("type", 4);
        // Discord rejects a line break in a single-line input.
        json.WriteNumber("style", text.Multiline || text.Value?.AsSpan().ContainsAny('\n', '\r') == true ? 2 : 1);
        json.WriteNumber("min_length", text.MinLength);
        json.WriteNumber("max_length", text.MaxLength);
        if (!string.IsNullOrEmpty(text.Placeholder))
            json.WriteString("placeholder", TextLimit.Truncate(text.Placeholder, MaxHelp));
        if (!string.IsNullOrEmpty(text.Value))
            json.WriteString("value", TextLimit.Take(text.Value, text.MaxLength));
    }
}
