namespace DCTicket.Contracts;

/// <summary>
/// The kinds of channel. Unknown kinds are kept as numbers. Source: Discord's documentation, "Channel Resource: Channel Types".
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

    /// <summary>A public thread.</summary>
    PublicThread = 11,

    /// <summary>A private thread: only added members and members with <see cref="Permissions.ManageThreads"/> see it.</summary>
    PrivateThread = 12,

    /// <summary>A stage channel.</summary>
    Stage = 13,

    /// <summary>A directory of servers.</summary>
    Directory = 14,

    /// <summary>A forum channel.</summary>
    Forum = 15,

    /// <summary>A media channel.</summary>
    Media = 16,
}
