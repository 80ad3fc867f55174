using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Handles all message events of tickets: it archives each one live, so that deleting a channel manually loses nothing. <see
/// cref="ArchiveBatch"/> also updates what follows from a message.
/// </summary>
internal sealed class RecordMessages(
    TicketChannels channels,
    ArchiveWriter writer,
    AuthorQuery authors,
    AttachmentDownloads downloads,
    TimeProvider time
)
{
    [On(Where = typeof(TicketChannels))]
    public async Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
    {
        if (!await channels.ContainsAsync(e.Message.ChannelId, cancellationToken))
            return;
        var author =
            e.AuthorRoles is { } has && !e.Message.Author.Bot
                ? await authors.OfAsync(
                    e.GuildId,
                    new Member
                    {
                        User = e.Message.Author,
                        Nick = e.AuthorNick,
                        Roles = has,
                    },
                    cancellationToken
                )
                : null;
        await WriteAsync(new MessageSeen(e.GuildId, e.Message, author), cancellationToken);
    }

    [On(
        typeof(MessageUpdated),
        typeof(MessagesDeleted),
        typeof(ReactionAdded),
        typeof(ReactionRemoved),
        typeof(ReactionsCleared),
        Where = typeof(TicketChannels)
    )]
    public async Task HandleAsync(DiscordEvent e, CancellationToken cancellationToken)
    {
        var entry = EntryOf(e);
        if (await channels.ContainsAsync(entry.ChannelId, cancellationToken))
            await WriteAsync(entry, cancellationToken);
    }

    private ArchiveEntry EntryOf(DiscordEvent e) =>
        e switch
        {
            MessageUpdated updated => new MessageSeen(e.GuildId, updated.Message, null),
            MessagesDeleted gone => new MessagesGone(e.GuildId, gone.ChannelId, gone.MessageIds, time.GetUtcNow(), Unseen: false),
            ReactionAdded added => new ReactionChanged(e.GuildId, added.ChannelId, added.MessageId, added.Emoji, 1),
            ReactionRemoved removed => new ReactionChanged(e.GuildId, removed.ChannelId, removed.MessageId, removed.Emoji, -1),
            ReactionsCleared cleared => new ReactionsGone(e.GuildId, cleared.ChannelId, cleared.MessageId, cleared.Emoji),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e, "It is no event of a message."),
        };

    // Attachments are downloaded in the background: a large one would delay later messages.
    private async Task WriteAsync(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        await writer.WriteAsync([entry], cancellationToken);
        if (entry is MessageSeen seen)
            downloads.Start(seen.GuildId, ArchiveRows.FilesOf(seen.Message));
    }
}
