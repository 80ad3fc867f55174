namespace DCTicket.Contracts;

/// <summary>
/// The objects behind the ids in an interaction. Source: Discord's documentation, "Receiving and Responding to Interactions: Resolved Data
/// Structure".
/// </summary>
public sealed record Resolved
{
    /// <summary>No objects.</summary>
    public static Resolved None { get; } = new();

    /// <summary>The users.</summary>
    public IReadOnlyDictionary<Snowflake, User> Users { get; init; } = new Dictionary<Snowflake, User>();

    /// <summary>The members among the users.</summary>
    public IReadOnlyDictionary<Snowflake, Member> Members { get; init; } = new Dictionary<Snowflake, Member>();

    /// <summary>The roles.</summary>
    public IReadOnlyDictionary<Snowflake, Role> Roles { get; init; } = new Dictionary<Snowflake, Role>();

    /// <summary>The channels; Discord does not send their overwrites.</summary>
    public IReadOnlyDictionary<Snowflake, Channel> Channels { get; init; } = new Dictionary<Snowflake, Channel>();

    /// <summary>The uploaded files.</summary>
    public IReadOnlyDictionary<Snowflake, Attachment> Attachments { get; init; } = new Dictionary<Snowflake, Attachment>();
}
