using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Runner;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Keeps what happens in tickets as it happens: a channel that is deleted by hand takes nothing with it.</summary>
internal sealed class RecordMessages(
    TicketsDbContext db,
    TicketChannels channels,
    ArchiveWriter writer,
    RecordParts parts,
    TimeProvider time
)
{
    [On(Where = typeof(TicketChannels))]
    public async Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
    {
        if (!await IsOursAsync(e.Message.ChannelId, cancellationToken))
            return;
        var author =
            e.AuthorRoles is { } has && !e.Message.Author.Bot
                ? await parts.Authors.OfAsync(
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
        await SeeAsync(new MessageSeen(e.GuildId, e.Message, author), cancellationToken);
    }

    [On(Where = typeof(TicketChannels))]
    public async Task HandleAsync(MessageUpdated e, CancellationToken cancellationToken)
    {
        if (await IsOursAsync(e.Message.ChannelId, cancellationToken))
            await SeeAsync(new MessageSeen(e.GuildId, e.Message, null), cancellationToken);
    }

    [On(Where = typeof(TicketChannels))]
    public Task HandleAsync(MessagesDeleted e, CancellationToken cancellationToken) =>
        WriteAsync(new MessagesGone(e.GuildId, e.ChannelId, e.MessageIds, time.GetUtcNow(), Unseen: false), cancellationToken);

    [On(Where = typeof(TicketChannels))]
    public Task HandleAsync(ReactionAdded e, CancellationToken cancellationToken) =>
        WriteAsync(new ReactionChanged(e.GuildId, e.ChannelId, e.MessageId, e.Emoji, 1), cancellationToken);

    [On(Where = typeof(TicketChannels))]
    public Task HandleAsync(ReactionRemoved e, CancellationToken cancellationToken) =>
        WriteAsync(new ReactionChanged(e.GuildId, e.ChannelId, e.MessageId, e.Emoji, -1), cancellationToken);

    [On(Where = typeof(TicketChannels))]
    public Task HandleAsync(ReactionsCleared e, CancellationToken cancellationToken) =>
        WriteAsync(new ReactionsGone(e.GuildId, e.ChannelId, e.MessageId, e.Emoji), cancellationToken);

    // Files are fetched behind the event: a large one would hold up what is said after it.
    private async Task SeeAsync(MessageSeen seen, CancellationToken cancellationToken)
    {
        await writer.WriteAsync([seen], cancellationToken);
        parts.Fetch(seen.GuildId, ArchiveBatch.FilesOf(seen.Message));
    }

    private async Task WriteAsync(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        if (await IsOursAsync(entry.ChannelId, cancellationToken))
            await writer.WriteAsync([entry], cancellationToken);
    }

    private ValueTask<bool> IsOursAsync(Snowflake channel, CancellationToken cancellationToken) =>
        channels.ContainsAsync(db, channel, cancellationToken);
}

/// <summary>What recording needs besides the archive itself.</summary>
internal sealed class RecordParts(AuthorQuery authors, BackgroundWork work)
{
    public AuthorQuery Authors => authors;

    /// <summary>Fetches files in the background; what a restart interrupts is fetched after it.</summary>
    public void Fetch(Snowflake guild, IReadOnlyList<Attachment> files)
    {
        if (files.Count > 0)
            work.Start<AttachmentStorage>((store, cancellationToken) => store.StoreAsync(guild, files, cancellationToken));
    }
}
