using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Maps a message to its archive row.</summary>
internal static class ArchivedMessageMapper
{
    /// <summary>The message is unreadable: without the intent Discord hides the text.</summary>
    public const string NothingToRead = "archive.nothing-to-read";

    public static ArchivedMessage Make(Guid ticket, MessageSeen seen, Snowflake bot, ActorRoles roles)
    {
        var message = seen.Message;
        var row = new ArchivedMessage
        {
            Id = message.Id,
            TicketId = ticket,
            AuthorId = message.Author.Id,
            AuthorName = seen.Author?.DisplayName ?? message.Author.DisplayName,
            AuthorIsBot = message.Author.Bot,
            Kind = KindOf(message, bot),
            AuthorRoles = roles,
            Type = message.Type,
            ReplyToId = message.ReplyTo,
            Content = message.Content,
            Problem = IsUnreadable(message) ? NothingToRead : null,
            ReactionsJson = ArchiveJson.Write(message.Reactions),
            ThreadId = seen.Thread?.Id,
            ThreadName = seen.Thread?.Name,
            IsInPrivateThread = seen.Thread?.Type == ChannelType.PrivateThread,
            CreatedAt = message.Timestamp,
            EditedAt = message.EditedTimestamp,
        };
        FillParts(row, message);
        return row;
    }

    /// <summary>Makes a message of the bot that of the staff member for whom it was posted.</summary>
    public static void SetAuthor(ArchivedMessage row, MessageSeen seen, ActorRoles roles)
    {
        (row.AuthorId, row.AuthorName, row.AuthorIsBot) = (seen.Message.Author.Id, seen.Message.Author.DisplayName, false);
        (row.Kind, row.AuthorRoles) = (MessageKind.Person, roles);
    }

    /// <summary>Updates a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="seen">The message.</param>
    /// <param name="now">The time.</param>
    /// <returns>The earlier version if it has changed; null otherwise.</returns>
    public static MessageEdit? Renew(ArchivedMessage row, MessageSeen seen, DateTimeOffset now)
    {
        var message = seen.Message;
        if (seen.Fetched)
            (row.DeletedAt, row.DeletionUnseen, row.ReactionsJson) = (null, false, ArchiveJson.Write(message.Reactions));
        // Catching up may deliver an older version than the stored one.
        if (IsStale(row, message))
            return null;
        row.IsPinned = message.Pinned;
        if (IsUnreadable(message))
        {
            // A readable earlier version is better than an unreadable newer one.
            row.Problem = NothingToRead;
            row.EditedAt = message.EditedTimestamp ?? row.EditedAt;
            return null;
        }

        var edit = EditOf(row, message, now);
        row.Content = message.Content;
        row.Problem = null;
        row.EditedAt = message.EditedTimestamp ?? row.EditedAt;
        FillParts(row, message);
        return edit;
    }

    /// <summary>Whether a message is readable and not older than the stored version.</summary>
    public static bool IsNewer(ArchivedMessage row, Message message) => !IsStale(row, message) && !IsUnreadable(message);

    private static bool IsStale(ArchivedMessage row, Message message) => (message.EditedTimestamp ?? message.Timestamp) < row.EditedAt;

    /// <summary>The kind of author. A bot's responses to commands are sent by a webhook, but name the interaction.</summary>
    public static MessageKind KindOf(Message message, Snowflake bot)
    {
        if (message.IsSystem)
            return MessageKind.System;
        if (message.Author.Id == bot)
            return MessageKind.Own;
        if (message.WebhookId is not null && message.InteractionMetadata is null && message.Type is not (20 or 23))
            return MessageKind.Webhook;
        return message.Author.Bot ? MessageKind.Bot : MessageKind.Person;
    }

    private static void FillParts(ArchivedMessage row, Message message)
    {
        row.EmbedsJson = ArchiveJson.Write(message.Embeds);
        row.ComponentsJson = ArchiveJson.Write(message.Components);
        row.StickersJson = ArchiveJson.Write(message.StickerItems);
        row.ForwardsJson = ArchiveJson.Write(message.MessageSnapshots);
        row.PollJson = message.Poll is { } poll ? ArchiveJson.Write([poll]) : null;
        row.MentionsJson = ArchiveJson.Write([
            .. message.Mentions.Select(user => new User
            {
                Id = user.Id,
                Username = user.DisplayName,
                Bot = user.Bot,
            }),
        ]);
        row.IsPinned = message.Pinned;
    }

    // A link preview arrives as an update without an edit. The bot's own messages change all the time; their history is the ticket's.
    private static MessageEdit? EditOf(ArchivedMessage row, Message message, DateTimeOffset now)
    {
        var embeds =
            row.Kind != MessageKind.Own
            && message.EditedTimestamp is { } edited
            && edited != row.EditedAt
            && row.EmbedsJson is not null
            && row.EmbedsJson != ArchiveJson.Write(message.Embeds);
        return row.Content == message.Content && !embeds
            ? null
            : new MessageEdit
            {
                MessageId = row.Id,
                Content = row.Content,
                EmbedsJson = embeds ? row.EmbedsJson : null,
                ReplacedAt = message.EditedTimestamp ?? now,
            };
    }

    private static bool IsUnreadable(Message message) =>
        message.Type is 0 or 19
        && message.Content.Length == 0
        && message.Attachments.Count == 0
        && message.Embeds.Count == 0
        && message.Components.Count == 0
        && message.StickerItems.Count == 0
        && message.MessageSnapshots.Count == 0
        && message.Poll is null;
}
