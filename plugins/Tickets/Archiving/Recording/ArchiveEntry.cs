using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>Something that the archive is to know of a channel. Those of one channel are written in their order.</summary>
internal abstract record ArchiveEntry(Snowflake GuildId, Snowflake ChannelId);

/// <summary>A message as it is now.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Message">The message.</param>
/// <param name="Author">Who wrote it, with roles, where that is known.</param>
/// <param name="Fetched">Whether it was fetched: only then it has its reactions.</param>
internal sealed record MessageSeen(Snowflake GuildId, Message Message, Member? Author, bool Fetched = false)
    : ArchiveEntry(GuildId, Message.ChannelId)
{
    /// <summary>The thread of the channel that it stands in; null for the channel itself.</summary>
    public Channel? Thread { get; init; }
}

/// <summary>Messages are gone.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="Ids">The messages; those that are not known are left out.</param>
/// <param name="At">When, or when it was noticed.</param>
/// <param name="Unseen">Whether it was only noticed afterwards.</param>
internal sealed record MessagesGone(Snowflake GuildId, Snowflake ChannelId, IReadOnlyList<Snowflake> Ids, DateTimeOffset At, bool Unseen)
    : ArchiveEntry(GuildId, ChannelId);

/// <summary>Somebody reacted, or took a reaction back.</summary>
internal sealed record ReactionChanged(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Emoji Emoji, int By)
    : ArchiveEntry(GuildId, ChannelId);

/// <summary>All reactions were taken off a message, or all of one emoji.</summary>
internal sealed record ReactionsGone(Snowflake GuildId, Snowflake ChannelId, Snowflake MessageId, Emoji? Emoji)
    : ArchiveEntry(GuildId, ChannelId);
