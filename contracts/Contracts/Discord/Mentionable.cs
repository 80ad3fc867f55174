namespace DCTicket.Contracts;

/// <summary>A user or a role of the server.</summary>
/// <param name="Id">The id.</param>
/// <param name="IsRole">Whether it is a role.</param>
public sealed record Mentionable(Snowflake Id, bool IsRole)
{
    /// <summary>The mention; it pings only where <see cref="OutgoingMessage.Mentions"/> allows it.</summary>
    public string Mention => IsRole ? $"<@&{Id}>" : $"<@{Id}>";
}
