namespace DCTicket.Contracts;

/// <summary>Who owns the bot. Ask for it in a constructor, where a handler shows its owners more than others.</summary>
public interface IBotOwners
{
    /// <summary>
    /// Whether somebody owns the bot's application, or is owner, admin or developer of the team that owns it. Discord is asked at most once
    /// in ten minutes; while it cannot be reached, what it said last holds, and nobody is an owner before it has said anything.
    /// </summary>
    ValueTask<bool> ContainsAsync(Snowflake user, CancellationToken cancellationToken);
}
