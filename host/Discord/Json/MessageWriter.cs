using System.Globalization;
using System.Text;
using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>Writes a message of a plugin as Discord's JSON.</summary>
/// <param name="plugin">The plugin's id, which prefixes its custom ids.</param>
internal sealed class MessageWriter(string plugin)
{
    private const int SuppressNotifications = 1 << 12;

    /// <summary>Writes the properties of a message object.</summary>
    /// <param name="json">The writer, inside of the object.</param>
    /// <param name="message">The message.</param>
    /// <param name="replaces">Whether it replaces another message, so that empty properties must be written.</param>
    /// <param name="flags">Flags beside those of the message.</param>
    public void Write(Utf8JsonWriter json, OutgoingMessage message, bool replaces = false, int flags = 0)
    {
        if (message.Content is not null || replaces)
            json.WriteString("content", message.Content ?? "");
        if (message.Embeds.Count > 0 || replaces)
            WriteArray(json, "embeds", message.Embeds, embed => JsonSerializer.Serialize(json, embed, DiscordJson.Default.Embed));
        if (message.Buttons.Count > 0 || message.ActionRows.Count > 0 || replaces)
            new ComponentWriter(this).Write(json, message);
        WriteMentions(json, message.Mentions);
        if (message.Nonce is not null)
        {
            json.WriteString("nonce", message.Nonce);
            json.WriteBoolean("enforce_nonce", true);
        }

        if (message.ReplyTo is { } replied && !replaces)
            WriteReference(json, replied);
        flags |= message.Silent && !replaces ? SuppressNotifications : 0;
        if (flags != 0)
            json.WriteNumber("flags", flags);
        if (message.Files.Count > 0)
            WriteArray(json, "attachments", message.Files.Index(), file => WriteFile(json, file.Index, file.Item));
    }

    /// <summary>Gets the custom id of a route of this plugin.</summary>
    /// <exception cref="InvalidOperationException">It is longer than Discord's 100 characters.</exception>
    public string CustomId(Route route)
    {
        var id = $"{route.Plugin ?? plugin}:{route.Value}";
        return id.Length <= CustomIdLimit.Max ? id : throw new InvalidOperationException(CustomIdLimit.Problem(id));
    }

    private static void WriteMentions(Utf8JsonWriter json, Mentions mentions)
    {
        json.WriteStartObject("allowed_mentions");
        WriteArray(json, "parse", Array.Empty<string>(), json.WriteStringValue);
        WriteArray(json, "users", mentions.Users, id => json.WriteStringValue(id.ToString()));
        WriteArray(json, "roles", mentions.Roles, id => json.WriteStringValue(id.ToString()));
        if (mentions.RepliedUser)
            json.WriteBoolean("replied_user", true);
        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, Snowflake message)
    {
        json.WriteStartObject("message_reference");
        json.WriteString("message_id", message.ToString());
        json.WriteBoolean("fail_if_not_exists", false);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, int index, OutgoingFile file)
    {
        json.WriteStartObject();
        json.WriteString("id", index.ToString(CultureInfo.InvariantCulture));
        json.WriteString("filename", file.Name);
        // Discord keeps only ASCII characters of a file's name.
        if (!Ascii.IsValid(file.Name))
            json.WriteString("title", Path.GetFileNameWithoutExtension(file.Name));
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }
}
