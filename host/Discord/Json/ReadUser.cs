using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>Reads a user by hand: every message has one, with properties that are not needed.</summary>
internal static class ReadUser
{
    /// <summary>Reads the user at the reader's position; null for null.</summary>
    public static User? From(ref Utf8JsonReader reader)
    {
        if (!reader.IsObject())
            return null;
        Snowflake? id = null;
        string? username = null,
            globalName = null,
            avatar = null;
        var bot = false;
        while (reader.NextKey())
        {
            if (Is(ref reader, "id"u8))
                id = reader.Id();
            else if (Is(ref reader, "username"u8))
                username = reader.GetString();
            else if (Is(ref reader, "global_name"u8))
                globalName = reader.GetString();
            else if (Is(ref reader, "avatar"u8))
                avatar = reader.GetString();
            else if (Is(ref reader, "bot"u8))
                bot = reader.GetBoolean();
            else
                Pass(ref reader);
        }

        return new User
        {
            Id = id ?? throw new JsonException("A user has no id."),
            Username = username!,
            GlobalName = globalName,
            Avatar = avatar,
            Bot = bot,
        };
    }

    /// <summary>Reads a list of users.</summary>
    public static IReadOnlyList<User> List(ref Utf8JsonReader reader)
    {
        if (!reader.IsList())
            return [];
        List<User>? users = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            (users ??= []).Add(From(ref reader)!);
        return users ?? (IReadOnlyList<User>)[];
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> key) => reader.ValueTextEquals(key) && reader.Read();

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
