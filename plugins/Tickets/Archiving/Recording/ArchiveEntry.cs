using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>An entry for the archive. Entries of one channel are written in order.</summary>
internal abstract record ArchiveEntry(Snowflake GuildId, Snowflake ChannelId);

/// <summary>A created or changed message.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message.</param>
/// <param name="Author">The author with roles, if known.</param>
/// <param name="Fetched">Whether it was fetched: only then it has its reactions.</param>
internal sealed record MessageSeen(Snowflake GuildId, Message Message, Member? Author, bool Fetched = false)
    : ArchiveEntry(GuildId, Message.ChannelId)
{
    /// <summary>The thread of the channel; null for the channel itself.</summary>
    public Channel? Thread { get; init; }

    /// <summary>The author's roles, if the bot posted it for a staff member, who is the author; null for other messages.</summary>
    public ActorRoles? SentAs { get; init; }
}

/// <summary>Deleted messages.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="Ids">The messages; unknown ones are ignored.</param>
/// <param name="At">When they were deleted, or when that was detected.</param>
/// <param name="Unseen">Whether the deletion was detected later.</param>
internal sealed record MessagesGone(Snowflake GuildId, Snowflake ChannelId, IReadOnlyList<Snowflake> Ids, DateTimeOffset At, bool Unseen)
    : ArchiveEntry(GuildId, ChannelId);

/// <summary>A reaction was added or removed.</summary>
internal sealed record ReactionChanged(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Emoji Emoji, int By)
    : ArchiveEntry(GuildId, ChannelId);

/// <summary>All reactions of a message were removed, or all of one emoji.</summary>
internal sealed record ReactionsGone(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Emoji? Emoji)
    : ArchiveEntry(GuildId, ChannelId);
