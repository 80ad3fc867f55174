using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DCTicket.Contracts;

/// <summary>
/// What a member, a role or an overwrite may do. Only the bits that DCTicket names are listed; others survive as numbers.
/// Source: Discord's documentation, "Permissions: Bitwise Permission Flags".
/// </summary>
[Flags]
[JsonConverter(typeof(PermissionsJsonConverter))]
public enum Permissions : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything, overwrites notwithstanding.</summary>
    Administrator = 1L << 3,

    /// <summary>Create, change and delete channels.</summary>
    ManageChannels = 1L << 4,

    /// <summary>Change the server's settings.</summary>
    ManageGuild = 1L << 5,

    /// <summary>Add a first reaction to a message.</summary>
    AddReactions = 1L << 6,

    /// <summary>See a channel at all.</summary>
    ViewChannel = 1L << 10,

    /// <summary>Write in a channel.</summary>
    SendMessages = 1L << 11,

    /// <summary>Delete messages of others.</summary>
    ManageMessages = 1L << 13,

    /// <summary>Post embeds.</summary>
    EmbedLinks = 1L << 14,

    /// <summary>Upload files.</summary>
    AttachFiles = 1L << 15,

    /// <summary>Read what was written earlier.</summary>
    ReadMessageHistory = 1L << 16,

    /// <summary>Ping every role, and everyone.</summary>
    MentionEveryone = 1L << 17,

    /// <summary>Edit roles below one's own, and the overwrites of channels.</summary>
    ManageRoles = 1L << 28,
}

internal sealed class PermissionsJsonConverter : JsonConverter<Permissions>
{
    public override Permissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (Permissions)(reader.TokenType == JsonTokenType.Number
            ? reader.GetInt64()
            : long.Parse(reader.GetString() ?? "0", NumberStyles.None, CultureInfo.InvariantCulture));

    public override void Write(Utf8JsonWriter writer, Permissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((long)value).ToString(CultureInfo.InvariantCulture));
}
