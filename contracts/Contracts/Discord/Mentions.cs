namespace DCTicket.Contracts;

/// <summary>Whom a message may ping. Source: Discord's documentation, "Message Resource: Allowed Mentions Object".</summary>
/// <param name="Users">At most 100 users.</param>
/// <param name="Roles">At most 100 roles.</param>
public sealed record Mentions(IReadOnlyList<Snowflake> Users, IReadOnlyList<Snowflake> Roles)
{
    /// <summary>Nobody: mentions in the text are shown, and ping no one.</summary>
    public static Mentions None { get; } = new([], []);
}
