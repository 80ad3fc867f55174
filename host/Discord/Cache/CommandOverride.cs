using DCTicket.Contracts;

namespace DCTicket.Discord.Cache;

/// <summary>
/// An override of a command for a role or a user in a server. Source: Discord's documentation, "Application Commands: Application Command
/// Permissions Structure".
/// </summary>
internal sealed record CommandOverride
{
    /// <summary>The <see cref="Type"/> of a role.</summary>
    public const int Role = 1;

    /// <summary>The <see cref="Type"/> of a user.</summary>
    public const int User = 2;

    /// <summary>The id of the role or user; for @everyone, the server's id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Role, user, or channel (3), which is ignored.</summary>
    public int Type { get; init; }

    /// <summary>Whether it allows or denies.</summary>
    public bool Permission { get; init; }
}
