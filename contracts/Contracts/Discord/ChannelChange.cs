namespace DCTicket.Contracts;

/// <summary>
/// Changes to a channel; null leaves a value as it is. Source: Discord's documentation, "Channel Resource: Modify Channel".
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

    /// <summary>Moves the channel out of its category, unless <see cref="ParentId"/> names another one.</summary>
    public bool LeavesCategory { get; init; }

    /// <summary>The slow mode: the pause between two messages of a member, in whole seconds up to six hours.</summary>
    public TimeSpan? Slowmode { get; init; }

    /// <summary>All overwrites of the channel; others are removed. The bot can only name permissions that it has itself.</summary>
    public IReadOnlyList<Overwrite>? Overwrites { get; init; }
}
