using DCTicket.Contracts;

namespace DCTicket.Discord.Cache;

/// <summary>
/// That a role or a user may, or may not, use a command in a server. Source: Discord's documentation, "Application Commands: Application
/// Command Permissions Structure".
/// </summary>
internal sealed record CommandOverride
{
    /// <summary>What <see cref="Type"/> is for a role.</summary>
    public const int Role = 1;

    /// <summary>What <see cref="Type"/> is for a user.</summary>
    public const int User = 2;

    /// <summary>Of a role or a user; of @everyone the server's id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Role, user, or channel (3), which is not looked at.</summary>
    public int Type { get; init; }

    /// <summary>Whether it allows.</summary>
    public bool Permission { get; init; }
}
