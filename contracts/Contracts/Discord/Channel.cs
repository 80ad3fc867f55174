namespace DCTicket.Contracts;

/// <summary>
/// The kinds of channel. Those that Discord adds later survive as numbers. Source: Discord's documentation, "Channel Resource: Channel
/// Types".
/// </summary>
public enum ChannelType
{
    /// <summary>A text channel of a server.</summary>
    Text = 0,

    /// <summary>A direct message with one person.</summary>
    DirectMessage = 1,

    /// <summary>A voice channel.</summary>
    Voice = 2,

    /// <summary>A direct message with several persons.</summary>
    GroupDirectMessage = 3,

    /// <summary>A category that holds up to 50 channels.</summary>
    Category = 4,

    /// <summary>A text channel that other servers can follow.</summary>
    Announcement = 5,

    /// <summary>A thread in an announcement channel.</summary>
    AnnouncementThread = 10,

    /// <summary>A thread that all see who see its channel.</summary>
    PublicThread = 11,

    /// <summary>A thread that only those see who were added to it, and who has <see cref="Permissions.ManageThreads"/>.</summary>
    PrivateThread = 12,

    /// <summary>A voice channel with an audience.</summary>
    Stage = 13,

    /// <summary>A list of servers.</summary>
    Directory = 14,

    /// <summary>A channel of threads.</summary>
    Forum = 15,

    /// <summary>A channel of threads with pictures.</summary>
    Media = 16,
}

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

/// <summary>The state of a thread. Source: Discord's documentation, "Channel Resource: Thread Metadata Object".</summary>
/// <param name="Archived">See <see cref="Channel.Archived"/>.</param>
/// <param name="Locked">See <see cref="Channel.Locked"/>.</param>
public sealed record ThreadMetadata(bool Archived, bool Locked);

/// <summary>
/// An exception to the permissions of a role or a member in one channel.
/// Source: Discord's documentation, "Channel Resource: Overwrite Object".
/// </summary>
/// <param name="Id">The role's or the member's id.</param>
/// <param name="Type">What <paramref name="Id"/> is.</param>
/// <param name="Allow">What is allowed.</param>
/// <param name="Deny">What is denied.</param>
public sealed record Overwrite(Snowflake Id, OverwriteType Type, Permissions Allow = Permissions.None, Permissions Deny = Permissions.None);

/// <summary>What an <see cref="Overwrite"/> is about.</summary>
public enum OverwriteType
{
    /// <summary>A role.</summary>
    Role = 0,

    /// <summary>A member.</summary>
    Member = 1,
}

/// <summary>A channel to make. Source: Discord's documentation, "Guild Resource: Create Guild Channel".</summary>
/// <param name="Name">1–100 characters; Discord lowers that of a text channel and drops what it does not like.</param>
public sealed record NewChannel(string Name)
{
    /// <summary>The kind.</summary>
    public ChannelType Type { get; init; } = ChannelType.Text;

    /// <summary>The topic, at most 1,024 characters; a category has none.</summary>
    public string? Topic { get; init; }

    /// <summary>The category, of the same server; null for none.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>How long a member waits between two messages, in whole seconds up to six hours.</summary>
    public TimeSpan Slowmode { get; init; }

    /// <summary>All overwrites of the channel. The bot can only name permissions that it has itself.</summary>
    public IReadOnlyList<Overwrite> PermissionOverwrites { get; init; } = [];
}

/// <summary>
/// What is to change about a channel; null stays as it is. Source: Discord's documentation, "Channel Resource: Modify Channel".
/// </summary>
public sealed record ChannelChange
{
    /// <summary>
    /// The name, 1–100 characters. Discord allows two changes in ten minutes, see <see cref="IDiscord.ModifyChannelAsync"/>.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// The topic, at most 1,024 characters; empty for none. Discord allows two changes in ten minutes, see
    /// <see cref="IDiscord.ModifyChannelAsync"/>.
    /// </summary>
    public string? Topic { get; init; }

    /// <summary>The category.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Takes the channel out of its category, where <see cref="ParentId"/> names no other one.</summary>
    public bool LeavesCategory { get; init; }

    /// <summary>How long a member waits between two messages, in whole seconds up to six hours.</summary>
    public TimeSpan? Slowmode { get; init; }

    /// <summary>
    /// All overwrites of the channel; those that are not named here go. The bot can only name permissions that it has itself.
    /// </summary>
    public IReadOnlyList<Overwrite>? Overwrites { get; init; }
}
