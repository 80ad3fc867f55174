using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>What was set in Discord for a server. What is null follows plugins.json.</summary>
internal sealed class GuildSettings
{
    public Snowflake GuildId { get; set; }

    /// <summary>The server's language.</summary>
    public required string Culture { get; set; }

    /// <summary>Whether an admin chose the language; otherwise it follows Discord's setting of the server.</summary>
    public bool CultureIsChosen { get; set; }

    public Snowflake? LogChannelId { get; set; }

    /// <summary>Whether an admin chose the log channel, or that there is none; otherwise it is what plugins.json names.</summary>
    public bool LogChannelIsChosen { get; set; }

    /// <summary>The channel that is told of each new ticket; null for none.</summary>
    public Snowflake? NoticeChannelId { get; set; }

    /// <summary>Where channels are made for departments that have no category of their own.</summary>
    public Snowflake? CategoryId { get; set; }

    /// <summary>Whether an admin chose the category, or that there is none; otherwise it is what plugins.json names.</summary>
    public bool CategoryIsChosen { get; set; }

    /// <summary>The number of the next ticket.</summary>
    public int NextNumber { get; set; } = 1;

    public TranscriptDelivery? TranscriptDelivery { get; set; }

    /// <summary>How long a closed ticket's channel can still be read.</summary>
    public TimeSpan? GraceTime { get; set; }

    /// <summary>How many live tickets a member may have in all departments together; 0 for any number.</summary>
    public int? MaxOpenPerMember { get; set; }

    /// <summary>How many tickets all members together may open in a minute before the panels are paused.</summary>
    public int? FloodLimit { get; set; }

    /// <summary>Since when no tickets can be opened; null while they can.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Until when; null for until an admin says otherwise.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>What the panels say meanwhile.</summary>
    public string? PauseNote { get; set; }

    /// <summary>The <see cref="PausedAt"/> that the panels show and that the log channel was told of.</summary>
    public DateTimeOffset? PauseShown { get; set; }

    /// <summary>When a flood paused it, as long as the log channel has yet to be told.</summary>
    public DateTimeOffset? FloodedAt { get; set; }

    /// <summary>When the log channel was told that little room is left for files; null while there is enough.</summary>
    public DateTimeOffset? StorageToldAt { get; set; }

    /// <summary>When the bot was taken out of the server; null while it is in it.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Tickets can be opened again.</summary>
    public void Resume() => (PausedAt, PausedUntil, PauseNote) = (null, null, null);
}

/// <summary>Who gets the transcript.</summary>
[Flags]
internal enum TranscriptDelivery
{
    None = 0,
    Owner = 1,
    LogChannel = 2,
    Both = Owner | LogChannel,
}
