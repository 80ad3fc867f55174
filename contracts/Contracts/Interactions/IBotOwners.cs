namespace DCTicket.Contracts;

/// <summary>The owners of the bot. Ask for it in a constructor, for example to show owners more details.</summary>
public interface IBotOwners
{
    /// <summary>
    /// Whether a user owns the bot's application, or is owner, admin or developer of its team. Discord is asked at most once in ten
    /// minutes. While it cannot be reached, the last answer is used; without one, nobody is an owner.
    /// </summary>
    ValueTask<bool> ContainsAsync(Snowflake user, CancellationToken cancellationToken);
}
