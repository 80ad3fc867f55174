namespace DCTicket.Contracts;

/// <summary>A channel or a thread. Source: Discord's documentation, "Channel Resource: Channel Object".</summary>
public sealed record Channel
{
    private const long Obfuscated = 1L << 17;

    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The kind.</summary>
    public ChannelType Type { get; init; }

    /// <summary>The server; null in a direct message, and where Discord omits it.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>The name as Discord keeps it (lower case, no spaces); null in a direct message.</summary>
    public string? Name { get; init; }

    /// <summary>The topic; null for none.</summary>
    public string? Topic { get; init; }

    /// <summary>The category; null for none. For a thread, its parent channel.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>For a thread, the user who created it; null for a channel.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>The position among channels of the same kind.</summary>
    public int Position { get; init; }

    /// <summary>The permission overwrites; a thread has none of its own.</summary>
    public IReadOnlyList<Overwrite> PermissionOverwrites
    {
        get => field ?? [];
        init;
    }

    /// <summary>The flags of the channel. Source: Discord's documentation, "Channel Resource: Channel Flags".</summary>
    public long Flags { get; init; }

    /// <summary>
    /// Whether the bot cannot see this channel. Discord then sends only its id; the name and the overwrites are placeholders. Source:
    /// Discord's documentation, "Obfuscated Channels".
    /// </summary>
    public bool IsHidden => (Flags & Obfuscated) != 0;

    /// <summary>The data that only threads have; null for a channel.</summary>
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Whether this is a thread.</summary>
    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    /// <summary>Whether this is an archived thread; a message in it unarchives it.</summary>
    public bool Archived => ThreadMetadata?.Archived == true;

    /// <summary>Whether this is a locked thread: only members with <see cref="Permissions.ManageThreads"/> can write in it.</summary>
    public bool Locked => ThreadMetadata?.Locked == true;

    /// <summary>The mention of the channel, which Discord shows as a link.</summary>
    public string Mention => $"<#{Id}>";
}
