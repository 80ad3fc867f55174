namespace DCTicket.Contracts;

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
