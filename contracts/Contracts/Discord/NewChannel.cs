namespace DCTicket.Contracts;

/// <summary>A channel to create. Source: Discord's documentation, "Guild Resource: Create Guild Channel".</summary>
/// <param name="Name">1–100 characters; in the name of a text channel, Discord lowers letters and removes invalid characters.</param>
public sealed record NewChannel(string Name)
{
    /// <summary>The kind.</summary>
    public ChannelType Type { get; init; } = ChannelType.Text;

    /// <summary>The topic, at most 1,024 characters; a category has none.</summary>
    public string? Topic { get; init; }

    /// <summary>The category, of the same server; null for none.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>The slow mode: the pause between two messages of a member, in whole seconds up to six hours.</summary>
    public TimeSpan Slowmode { get; init; }

    /// <summary>All overwrites of the channel. The bot can only name permissions that it has itself.</summary>
    public IReadOnlyList<Overwrite> PermissionOverwrites { get; init; } = [];
}
