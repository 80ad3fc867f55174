using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Interactions;

namespace DCTicket.Host.Interactions;

/// <summary>Reads the values of a modal's fields.</summary>
internal static class ModalValues
{
    public static Dictionary<string, ModalValue> Read(InteractionData data, Resolved resolved)
    {
        var values = new Dictionary<string, ModalValue>();
        foreach (var component in data.Components.SelectMany(component => component.Flatten()))
        {
            if (component.CustomId is { } name)
                values.TryAdd(name, Read(component, resolved));
        }

        return values;
    }

    /// <summary>The value for an input parameter.</summary>
    public static object As(ModalValue value, Type type)
    {
        if (type == typeof(string))
            return value.Text;
        if (type == typeof(bool))
            return value.Checked;
        if (type == typeof(IReadOnlyList<string>))
            return value.Values;
        return type == typeof(IReadOnlyList<Snowflake>) ? value.Ids : value.Attachments;
    }

    private static ModalValue Read(FormComponent component, Resolved resolved)
    {
        var text = component.Value is { ValueKind: JsonValueKind.String } written ? written.GetString()! : null;
        IReadOnlyList<string> values = string.IsNullOrEmpty(text) ? component.Values : [text];
        IReadOnlyList<Snowflake> ids =
        [
            .. values.Select(value => Snowflake.TryParse(value, out var id) ? id : default).Where(id => id != default),
        ];
        return new ModalValue
        {
            Text = values.Count > 0 ? values[0] : "",
            Values = values,
            Ids = ids,
            Attachments = [.. ids.Select(id => resolved.Attachments.GetValueOrDefault(id)).OfType<Attachment>()],
            Checked = component.Value is { ValueKind: JsonValueKind.True },
        };
    }
}
