namespace DCTicket.Contracts;

/// <summary>
/// What the ids in an interaction stand for. Source: Discord's documentation, "Receiving and Responding to Interactions: Resolved Data
/// Structure".
/// </summary>
public sealed record Resolved
{
    /// <summary>Nothing.</summary>
    public static Resolved None { get; } = new();

    /// <summary>The users.</summary>
    public IReadOnlyDictionary<Snowflake, User> Users { get; init; } = new Dictionary<Snowflake, User>();

    /// <summary>Those of the users that are in the server.</summary>
    public IReadOnlyDictionary<Snowflake, Member> Members { get; init; } = new Dictionary<Snowflake, Member>();

    /// <summary>The roles.</summary>
    public IReadOnlyDictionary<Snowflake, Role> Roles { get; init; } = new Dictionary<Snowflake, Role>();

    /// <summary>The channels; their overwrites are not told.</summary>
    public IReadOnlyDictionary<Snowflake, Channel> Channels { get; init; } = new Dictionary<Snowflake, Channel>();

    /// <summary>The files that were uploaded.</summary>
    public IReadOnlyDictionary<Snowflake, Attachment> Attachments { get; init; } = new Dictionary<Snowflake, Attachment>();
}
