using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Events;

/// <summary>Turns the gateway's events into those that plugins know.</summary>
public static class DiscordEventReader
{
    /// <summary>The gateway's name of each kind of event.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlyList<string>> Names { get; } = new Dictionary<Type, IReadOnlyList<string>>
    {
        [typeof(GuildAvailable)] = ["GUILD_CREATE"],
        [typeof(MessageCreated)] = ["MESSAGE_CREATE"],
        [typeof(MessageUpdated)] = ["MESSAGE_UPDATE"],
        [typeof(MessagesDeleted)] = ["MESSAGE_DELETE", "MESSAGE_DELETE_BULK"],
        [typeof(ChannelDeleted)] = ["CHANNEL_DELETE"],
    };

    /// <summary>The event; null for one outside of servers, and for one that plugins do not know.</summary>
    /// <exception cref="JsonException">The data is not what Discord documents.</exception>
    public static DiscordEvent? Read(GatewayDispatch dispatch)
    {
        var data = dispatch.Data.Span;
        switch (dispatch.Event)
        {
            case "GUILD_CREATE":
                var guild = Parse(data, DiscordJson.Default.GuildJson);
                return guild.Unavailable ? null : new GuildAvailable(guild.Id, guild.Channels.Select(channel => channel.Id).ToHashSet()) { Name = guild.Name };
            case "MESSAGE_CREATE":
                return GuildOf(data) is { } created ? new MessageCreated(created, Parse(data, DiscordJson.Default.Message)) : null;
            case "MESSAGE_UPDATE":
                return GuildOf(data) is { } updated ? new MessageUpdated(updated, Parse(data, DiscordJson.Default.Message)) : null;
            case "MESSAGE_DELETE" or "MESSAGE_DELETE_BULK":
                var deleted = Parse(data, DiscordJson.Default.DeletedJson);
                IReadOnlyList<Snowflake> ids = deleted.Id is { } id ? [id] : deleted.Ids;
                return deleted.GuildId is { } from ? new MessagesDeleted(from, deleted.ChannelId, ids) : null;
            case "CHANNEL_DELETE":
                return GuildOf(data) is { } of ? new ChannelDeleted(of, Parse(data, DiscordJson.Default.Channel).Id) : null;
            default:
                return null;
        }
    }

    private static T Parse<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(data, type) ?? throw new JsonException("The event's data is null.");

    private static Snowflake? GuildOf(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("guild_id"u8);
            reader.Read();
            if (found)
                return reader.TokenType == JsonTokenType.String ? Snowflake.Parse(reader.GetString()) : null;
            reader.Skip();
        }

        return null;
    }
}
