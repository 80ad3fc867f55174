using System.Text.Json;
using DCTicket.Contracts;

namespace DCTicket.Discord.Json;

/// <summary>
/// Reads MESSAGE_CREATE by hand in one pass, since it is the most frequent event. The generated code gives the same result at three times
/// the cost.
/// </summary>
internal ref struct ReadMessage
{
    private Snowflake? _id,
        _channel,
        _guild,
        _webhook;
    private User? _author;
    private string? _content;
    private DateTimeOffset _timestamp;
    private DateTimeOffset? _edited;
    private int _type,
        _flags;
    private bool _pinned;
    private IReadOnlyList<Attachment>? _attachments;
    private IReadOnlyList<Embed>? _embeds;
    private IReadOnlyList<MessageComponent>? _components;
    private IReadOnlyList<Sticker>? _stickers;
    private IReadOnlyList<Reaction>? _reactions;
    private IReadOnlyList<User>? _mentions;
    private IReadOnlyList<Snowflake>? _mentionRoles,
        _authorRoles;
    private IReadOnlyList<MessageSnapshot>? _snapshots;
    private MessageReference? _reference;
    private MessageInteraction? _interaction;
    private Poll? _poll;
    private string? _authorNick;

    /// <summary>The event: a <see cref="MessageCreated"/>, or a <see cref="DirectMessageCreated"/> outside of servers.</summary>
    public static DiscordEvent From(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        if (!reader.Read() || !reader.IsObject())
            throw new JsonException("The event's data is null.");
        var parts = new ReadMessage();
        while (reader.NextKey())
        {
            if (!parts.TakePlain(ref reader) && !parts.TakeList(ref reader) && !parts.TakeObject(ref reader))
            {
                reader.Read();
                reader.Skip();
            }
        }

        // Nothing may follow.
        while (reader.Read()) { }

        return parts._guild is { } guild
            ? new MessageCreated(guild, parts.Build()) { AuthorRoles = parts._authorRoles, AuthorNick = parts._authorNick }
            : new DirectMessageCreated(parts.Build());
    }

    private bool TakePlain(ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "id"u8))
            _id = reader.Id();
        else if (Is(ref reader, "channel_id"u8))
            _channel = reader.Id();
        else if (Is(ref reader, "guild_id"u8))
            _guild = reader.TokenType == JsonTokenType.String ? reader.Id() : null;
        else if (Is(ref reader, "webhook_id"u8))
            _webhook = reader.IdOrNull();
        else if (Is(ref reader, "content"u8))
            _content = reader.GetString();
        else if (Is(ref reader, "timestamp"u8))
            _timestamp = reader.GetDateTimeOffset();
        else if (Is(ref reader, "edited_timestamp"u8))
            _edited = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset();
        else if (Is(ref reader, "type"u8))
            _type = reader.Integer();
        else if (Is(ref reader, "flags"u8))
            _flags = reader.Integer();
        else if (Is(ref reader, "pinned"u8))
            _pinned = reader.GetBoolean();
        else
            return false;
        return true;
    }

    private bool TakeList(ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "mentions"u8))
            _mentions = ReadUser.List(ref reader);
        else if (Is(ref reader, "mention_roles"u8))
            _mentionRoles = reader.Ids();
        else if (Is(ref reader, "attachments"u8))
            _attachments = reader.List(DiscordJson.Default.IReadOnlyListAttachment);
        else if (Is(ref reader, "embeds"u8))
            _embeds = reader.List(DiscordJson.Default.IReadOnlyListEmbed);
        else if (Is(ref reader, "components"u8))
            _components = reader.List(DiscordJson.Default.IReadOnlyListMessageComponent);
        else if (Is(ref reader, "sticker_items"u8))
            _stickers = reader.List(DiscordJson.Default.IReadOnlyListSticker);
        else if (Is(ref reader, "reactions"u8))
            _reactions = reader.List(DiscordJson.Default.IReadOnlyListReaction);
        else if (Is(ref reader, "message_snapshots"u8))
            _snapshots = reader.List(DiscordJson.Default.IReadOnlyListMessageSnapshot);
        else
            return false;
        return true;
    }

    private bool TakeObject(ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "author"u8))
            _author = ReadUser.From(ref reader);
        else if (Is(ref reader, "member"u8))
            TakeMember(ref reader);
        else if (Is(ref reader, "message_reference"u8))
            _reference = JsonSerializer.Deserialize(ref reader, DiscordJson.Default.MessageReference);
        else if (Is(ref reader, "interaction_metadata"u8))
            _interaction = JsonSerializer.Deserialize(ref reader, DiscordJson.Default.MessageInteraction);
        else if (Is(ref reader, "poll"u8))
            _poll = JsonSerializer.Deserialize(ref reader, DiscordJson.Default.Poll);
        else
            return false;
        return true;
    }

    private void TakeMember(ref Utf8JsonReader reader)
    {
        if (!reader.IsObject())
            return;
        _authorRoles = [];
        while (reader.NextKey())
        {
            if (Is(ref reader, "roles"u8))
            {
                _authorRoles = reader.Ids();
            }
            else if (Is(ref reader, "nick"u8))
            {
                _authorNick = reader.GetString();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private readonly Message Build() =>
        new()
        {
            Id = _id ?? throw new JsonException("A message has no id."),
            ChannelId = _channel ?? throw new JsonException("A message has no channel."),
            Author = _author!,
            Content = _content!,
            Timestamp = _timestamp,
            EditedTimestamp = _edited,
            Type = _type,
            Flags = _flags,
            Pinned = _pinned,
            Attachments = _attachments!,
            Embeds = _embeds!,
            Components = _components!,
            StickerItems = _stickers!,
            Reactions = _reactions!,
            Mentions = _mentions!,
            MentionRoles = _mentionRoles!,
            MessageReference = _reference,
            MessageSnapshots = _snapshots!,
            InteractionMetadata = _interaction,
            Poll = _poll,
            WebhookId = _webhook,
        };

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> key) => reader.ValueTextEquals(key) && reader.Read();
}
