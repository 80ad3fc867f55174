namespace DCTicket.Contracts;

/// <summary>A channel or a thread. Source: Discord's documentation, "Channel Resource: Channel Object".</summary>
public sealed record Channel
{
    private const long Obfuscated = 1L << 17;

    /// <summary>The id.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>The kind.</summary>
    public ChannelType Type { get; init; }

    /// <summary>The server; null in a direct message, and where Discord leaves it out as clear from the question.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>The name as Discord keeps it (lower case, no spaces); null in a direct message.</summary>
    public string? Name { get; init; }

    /// <summary>The topic; null for none.</summary>
    public string? Topic { get; init; }

    /// <summary>The category; null for none. Of a thread its channel.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Of a thread who opened it; null for a channel.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>Its place among the others of its kind.</summary>
    public int Position { get; init; }

    /// <summary>Its exceptions to the permissions of roles and members; a thread has none of its own.</summary>
    public IReadOnlyList<Overwrite> PermissionOverwrites
    {
        get => field ?? [];
        init;
    }

    /// <summary>Discord's marks of a channel, as bits. Source: Discord's documentation, "Channel Resource: Channel Flags".</summary>
    public long Flags { get; init; }

    /// <summary>
    /// Whether the bot does not see this channel: Discord then tells its id alone, and its name and overwrites are not the real ones.
    /// Source: Discord's documentation, "Obfuscated Channels".
    /// </summary>
    public bool IsHidden => (Flags & Obfuscated) != 0;

    /// <summary>What is said of threads alone; null for a channel.</summary>
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Whether this is a thread.</summary>
    public bool IsThread => Type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;

    /// <summary>Whether this is a thread that was archived; who writes in it brings it back.</summary>
    public bool Archived => ThreadMetadata?.Archived == true;

    /// <summary>Whether this is a thread in which only who has <see cref="Permissions.ManageThreads"/> can write.</summary>
    public bool Locked => ThreadMetadata?.Locked == true;

    /// <summary>The text that Discord shows as a link to the channel.</summary>
    public string Mention => $"<#{Id}>";
}
