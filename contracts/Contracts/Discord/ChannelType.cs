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
