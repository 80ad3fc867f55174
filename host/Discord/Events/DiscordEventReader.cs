using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Events;

/// <summary>Converts gateway events into those of Contracts.</summary>
public static class DiscordEventReader
{
    private static readonly Dictionary<string, (Type Event, Reader Read)> Readers = new()
    {
        ["GUILD_CREATE"] = (typeof(GuildAvailable), Available),
        ["GUILD_DELETE"] = (
            typeof(GuildRemoved),
            data => Parse(data, DiscordJson.Default.GuildJson) is { Unavailable: false } gone ? new GuildRemoved(gone.Id) : null
        ),
        ["GUILD_UPDATE"] = (
            typeof(GuildUpdated),
            data => Parse(data, DiscordJson.Default.Guild) is var guild ? new GuildUpdated(guild.Id, guild) : null
        ),
        ["GUILD_MEMBER_ADD"] = (
            typeof(MemberJoined),
            data => InGuild(data, DiscordJson.Default.Member, (guild, member) => new MemberJoined(guild, member))
        ),
        ["GUILD_MEMBER_UPDATE"] = (
            typeof(MemberUpdated),
            data => InGuild(data, DiscordJson.Default.Member, (guild, member) => new MemberUpdated(guild, member))
        ),
        ["GUILD_MEMBER_REMOVE"] = (
            typeof(MemberLeft),
            data => Parse(data, DiscordJson.Default.MemberGoneJson) is var gone ? new MemberLeft(gone.GuildId, gone.User) : null
        ),
        ["GUILD_ROLE_CREATE"] = (
            typeof(RoleCreated),
            data => Parse(data, DiscordJson.Default.RoleJson) is { Role: { } role } made ? new RoleCreated(made.GuildId, role) : null
        ),
        ["GUILD_ROLE_UPDATE"] = (
            typeof(RoleUpdated),
            data => Parse(data, DiscordJson.Default.RoleJson) is { Role: { } role } changed ? new RoleUpdated(changed.GuildId, role) : null
        ),
        ["GUILD_ROLE_DELETE"] = (
            typeof(RoleDeleted),
            data => Parse(data, DiscordJson.Default.RoleJson) is var gone ? new RoleDeleted(gone.GuildId, gone.RoleId) : null
        ),
        ["CHANNEL_CREATE"] = (
            typeof(ChannelCreated),
            data => InGuild(data, DiscordJson.Default.Channel, (guild, channel) => new ChannelCreated(guild, channel))
        ),
        ["CHANNEL_UPDATE"] = (
            typeof(ChannelUpdated),
            data => InGuild(data, DiscordJson.Default.Channel, (guild, channel) => new ChannelUpdated(guild, channel))
        ),
        ["CHANNEL_DELETE"] = (
            typeof(ChannelDeleted),
            data => InGuild(data, DiscordJson.Default.Channel, (guild, channel) => new ChannelDeleted(guild, channel.Id))
        ),
        ["CHANNEL_PINS_UPDATE"] = (typeof(PinsUpdated), data => OfMessage(data, (guild, pins) => new PinsUpdated(guild, pins.ChannelId))),
        ["THREAD_UPDATE"] = (
            typeof(ThreadUpdated),
            data => InGuild(data, DiscordJson.Default.Channel, (guild, thread) => new ThreadUpdated(guild, thread))
        ),
        ["THREAD_DELETE"] = (
            typeof(ThreadDeleted),
            data =>
                InGuild(
                    data,
                    DiscordJson.Default.Channel,
                    (guild, thread) => new ThreadDeleted(guild, thread.Id, thread.ParentId ?? default)
                )
        ),
        ["MESSAGE_CREATE"] = (typeof(MessageCreated), ReadMessage.From),
        ["MESSAGE_UPDATE"] = (
            typeof(MessageUpdated),
            data => InGuild(data, DiscordJson.Default.Message, (guild, message) => new MessageUpdated(guild, message))
        ),
        ["MESSAGE_DELETE"] = (typeof(MessagesDeleted), Deleted),
        ["MESSAGE_DELETE_BULK"] = (typeof(MessagesDeleted), Deleted),
        ["MESSAGE_REACTION_ADD"] = (
            typeof(ReactionAdded),
            data =>
                OfMessage(
                    data,
                    (guild, r) => r.Emoji is { } emoji ? new ReactionAdded(guild, r.ChannelId, r.MessageId, r.UserId, emoji) : null
                )
        ),
        ["MESSAGE_REACTION_REMOVE"] = (
            typeof(ReactionRemoved),
            data =>
                OfMessage(
                    data,
                    (guild, r) => r.Emoji is { } emoji ? new ReactionRemoved(guild, r.ChannelId, r.MessageId, r.UserId, emoji) : null
                )
        ),
        ["MESSAGE_REACTION_REMOVE_ALL"] = (typeof(ReactionsCleared), Cleared),
        ["MESSAGE_REACTION_REMOVE_EMOJI"] = (typeof(ReactionsCleared), Cleared),
    };

    private delegate DiscordEvent? Reader(ReadOnlySpan<byte> data);

    /// <summary>The gateway names of each type of event.</summary>
    public static IReadOnlyDictionary<Type, IReadOnlyList<string>> Names { get; } =
        Readers
            .GroupBy(reader => reader.Value.Event)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(reader => reader.Key)])
            .Append(KeyValuePair.Create<Type, IReadOnlyList<string>>(typeof(DirectMessageCreated), ["MESSAGE_CREATE"]))
            .ToDictionary();

    /// <summary>The event; null for unknown ones, and for those outside of servers except messages.</summary>
    /// <exception cref="JsonException">The payload is malformed.</exception>
    public static DiscordEvent? Read(GatewayDispatch dispatch) =>
        Readers.TryGetValue(dispatch.Event, out var reader) ? reader.Read(dispatch.Data.Span) : null;

    private static GuildAvailable? Available(ReadOnlySpan<byte> data)
    {
        var guild = Parse(data, DiscordJson.Default.GuildJson);
        return guild.Unavailable
            ? null
            : new GuildAvailable(guild.Id, guild.Channels.Where(channel => !channel.IsHidden).Select(channel => channel.Id).ToHashSet())
            {
                Name = guild.Name,
                Threads = guild.Threads.Select(thread => thread.Id).ToHashSet(),
                Roles = guild.Roles,
                NothingMissed = guild.NothingMissed,
            };
    }

    private static MessagesDeleted? Deleted(ReadOnlySpan<byte> data)
    {
        var deleted = Parse(data, DiscordJson.Default.DeletedJson);
        IReadOnlyList<Snowflake> ids = deleted.Id is { } id ? [id] : deleted.Ids;
        return deleted.GuildId is { } guild ? new MessagesDeleted(guild, deleted.ChannelId, ids) : null;
    }

    private static DiscordEvent? Cleared(ReadOnlySpan<byte> data) =>
        OfMessage(data, (guild, cleared) => new ReactionsCleared(guild, cleared.ChannelId, cleared.MessageId, cleared.Emoji));

    private static DiscordEvent? OfMessage(ReadOnlySpan<byte> data, Func<Snowflake, ReactionJson, DiscordEvent?> make) =>
        Parse(data, DiscordJson.Default.ReactionJson) is { GuildId: { } guild } json ? make(guild, json) : null;

    private static DiscordEvent? InGuild<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type, Func<Snowflake, T, DiscordEvent> make) =>
        GuildOf(data) is { } guild ? make(guild, Parse(data, type)) : null;

    private static T Parse<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(data, type) ?? throw new JsonException("The event's data is null.");

    /// <summary>Whether the data of a message is from outside of servers.</summary>
    public static bool IsDirect(ReadOnlySpan<byte> data) => GuildOf(data) is null;

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
