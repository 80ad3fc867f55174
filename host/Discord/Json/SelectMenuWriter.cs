using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>Writes the common parts of select menus in messages and modals, inside of the component's object.</summary>
internal static class SelectMenuWriter
{
    private const int MaxPlaceholder = 150;
    private const int MaxText = 100;

    public static void Write(Utf8JsonWriter json, SelectMenu select)
    {
        WriteLimits(json, select.Placeholder, select.MinValues, select.MaxValues, (select as StringSelect)?.Options);
        switch (select)
        {
            case UserSelect users:
                WriteType(json, 5, All(users.Default, "user"));
                break;
            case RoleSelect roles:
                WriteType(json, 6, All(roles.Default, "role"));
                break;
            case MentionableSelect both:
                WriteType(json, 7, All(both.Default));
                break;
            case ChannelSelect channels:
                WriteType(json, 8, All(channels.Default, "channel"), channels.ChannelTypes);
                break;
            case StringSelect strings:
                WriteOptions(json, 3, strings.Options, 1, 25);
                break;
        }
    }

    public static void Write(Utf8JsonWriter json, SelectInput select)
    {
        WriteLimits(json, select.Placeholder, select.MinValues, select.MaxValues, (select as StringSelectInput)?.Options);
        switch (select)
        {
            case UserSelectInput users:
                WriteType(json, 5, All(users.Default, "user"));
                break;
            case RoleSelectInput roles:
                WriteType(json, 6, All(roles.Default, "role"));
                break;
            case MentionableSelectInput both:
                WriteType(json, 7, All(both.Default));
                break;
            case ChannelSelectInput channels:
                WriteType(json, 8, All(channels.Default, "channel"), channels.ChannelTypes);
                break;
            case StringSelectInput strings:
                WriteOptions(json, 3, strings.Options, 1, 25);
                break;
        }
    }

    /// <summary>The number of values, limited by the number of options.</summary>
    public static void WriteLimits(Utf8JsonWriter json, string? placeholder, int min, int max, IReadOnlyList<SelectOption>? options)
    {
        if (!string.IsNullOrEmpty(placeholder))
            json.WriteString("placeholder", TextLimit.Truncate(placeholder, MaxPlaceholder));
        json.WriteNumber("min_values", min);
        json.WriteNumber("max_values", options is { Count: > 0 } ? Math.Min(max, options.Count) : max);
    }

    /// <summary>The type and its options.</summary>
    /// <exception cref="InvalidOperationException">The options exceed Discord's limits.</exception>
    public static void WriteOptions(Utf8JsonWriter json, int type, IReadOnlyList<SelectOption> options, int least, int most)
    {
        if (options.Count < least || options.Count > most)
            throw new InvalidOperationException($"A list has {options.Count} options; Discord takes {least} to {most}.");
        if (
            options.FirstOrDefault(option =>
                option.Value.Length is 0 or > MaxText || options.Count(other => other.Value == option.Value) > 1
            ) is
            { } bad
        )
            throw new InvalidOperationException(
                $"The option “{bad.Label}” has the value “{bad.Value}”; it must have 1 to {MaxText} "
                    + "characters and be the only one of its list."
            );
        json.WriteNumber("type", type);
        json.WriteStartArray("options");
        foreach (var option in options)
            WriteOption(json, option);
        json.WriteEndArray();
    }

    public static void WriteEmoji(Utf8JsonWriter json, string text)
    {
        var emoji = Emoji.Parse(text);
        json.WriteStartObject("emoji");
        if (emoji.Id is { } id)
            json.WriteString("id", id.ToString());
        json.WriteString("name", emoji.Name);
        if (emoji.Animated)
            json.WriteBoolean("animated", true);
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, SelectOption option)
    {
        json.WriteStartObject();
        json.WriteString("label", TextLimit.Truncate(option.Label, MaxText));
        json.WriteString("value", option.Value);
        if (!string.IsNullOrEmpty(option.Description))
            json.WriteString("description", TextLimit.Truncate(option.Description, MaxText));
        if (!string.IsNullOrEmpty(option.Emoji))
            WriteEmoji(json, option.Emoji);
        if (option.Default)
            json.WriteBoolean("default", true);
        json.WriteEndObject();
    }

    private static void WriteType(
        Utf8JsonWriter json,
        int type,
        IReadOnlyList<(Snowflake Id, string Kind)> chosen,
        IReadOnlyList<ChannelType>? channelTypes = null
    )
    {
        json.WriteNumber("type", type);
        if (chosen.Count > 0)
        {
            json.WriteStartArray("default_values");
            foreach (var (id, kind) in chosen)
            {
                json.WriteStartObject();
                json.WriteString("id", id.ToString());
                json.WriteString("type", kind);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (channelTypes is not { Count: > 0 })
            return;
        json.WriteStartArray("channel_types");
        foreach (var channelType in channelTypes)
            json.WriteNumberValue((int)channelType);
        json.WriteEndArray();
    }

    private static IReadOnlyList<(Snowflake Id, string Kind)> All(IReadOnlyList<Snowflake> ids, string kind) =>
        [.. ids.Select(id => (id, kind))];

    private static IReadOnlyList<(Snowflake Id, string Kind)> All(IReadOnlyList<Mentionable> chosen) =>
        [.. chosen.Select(one => (one.Id, one.IsRole ? "role" : "user"))];
}
