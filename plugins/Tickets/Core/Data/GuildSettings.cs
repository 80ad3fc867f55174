using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The settings of a server from Discord. Null values follow plugins.json.</summary>
internal sealed class GuildSettings
{
    public Snowflake GuildId { get; set; }

    /// <summary>The server's language; it follows <see cref="IGuildLocale"/>.</summary>
    public required string Culture { get; set; }

    /// <summary>Whether an admin chose the language before it belonged to the host; for <see cref="IEarlierGuildLocales"/>.</summary>
    public bool CultureIsChosen { get; set; }

    public Snowflake? LogChannelId { get; set; }

    /// <summary>Whether an admin chose the log channel, or none; otherwise plugins.json applies.</summary>
    public bool LogChannelIsChosen { get; set; }

    /// <summary>The channel with notices of new tickets; null for none.</summary>
    public Snowflake? NoticeChannelId { get; set; }

    /// <summary>The category for departments without their own.</summary>
    public Snowflake? CategoryId { get; set; }

    /// <summary>Whether an admin chose the category, or none; otherwise plugins.json applies.</summary>
    public bool CategoryIsChosen { get; set; }

    /// <summary>The number of the next ticket.</summary>
    public int NextNumber { get; set; } = 1;

    public TranscriptDelivery? TranscriptDelivery { get; set; }

    /// <summary>The grace period: how long a closed ticket's channel remains.</summary>
    public TimeSpan? GraceTime { get; set; }

    /// <summary>The maximum number of open tickets per member in all departments; 0 for no limit.</summary>
    public int? MaxOpenPerMember { get; set; }

    /// <summary>The maximum number of openings per minute before the panels are paused.</summary>
    public int? FloodLimit { get; set; }

    /// <summary>Since when the panels are paused; null if they are not.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Until when; null for no end.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>The reason on the panels.</summary>
    public string? PauseNote { get; set; }

    /// <summary>The value of <see cref="PausedAt"/> that the panels show and that was reported to the log channel.</summary>
    public DateTimeOffset? PauseShown { get; set; }

    /// <summary>When the opening rate limit paused it, while that is not reported to the log channel.</summary>
    public DateTimeOffset? FloodedAt { get; set; }

    /// <summary>When low file storage was reported to the log channel; null if it is not low.</summary>
    public DateTimeOffset? StorageToldAt { get; set; }

    /// <summary>When the bot was removed from the server; null while it is in it.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Ends the pause.</summary>
    public void Resume() => (PausedAt, PausedUntil, PauseNote) = (null, null, null);
}

/// <summary>The recipients of transcripts.</summary>
[Flags]
internal enum TranscriptDelivery
{
    None = 0,
    Owner = 1,
    LogChannel = 2,
    Both = Owner | LogChannel,
}
