namespace DCTicket.Contracts;

/// <summary>
/// The users and roles that a message may ping. Source: Discord's documentation, "Message Resource: Allowed Mentions Object".
/// </summary>
/// <param name="Users">At most 100 users.</param>
/// <param name="Roles">At most 100 roles.</param>
public sealed record Mentions(IReadOnlyList<Snowflake> Users, IReadOnlyList<Snowflake> Roles)
{
    /// <summary>Whether the author of the message in <see cref="OutgoingMessage.ReplyTo"/> is pinged.</summary>
    public bool RepliedUser { get; init; }

    /// <summary>No pings: mentions in the text are only shown.</summary>
    public static Mentions None { get; } = new([], []);
}
