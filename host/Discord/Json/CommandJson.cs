using DCTicket.Contracts;
using DCTicket.Discord.Cache;

namespace DCTicket.Discord.Json;

/// <summary>A command, as GET and PUT /applications/{id}/commands list it.</summary>
internal sealed record CommandJson
{
    /// <summary>What <see cref="Type"/> is for a slash command.</summary>
    public const int Slash = 1;

    public Snowflake Id { get; init; }

    public int Type { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>The bits; null if everybody may use it.</summary>
    public string? DefaultMemberPermissions { get; init; }
}

/// <summary>
/// The overrides of a command in a server, or of the whole application if the id is the application's: GET
/// /applications/{id}/guilds/{id}/commands/permissions, and APPLICATION_COMMAND_PERMISSIONS_UPDATE.
/// </summary>
internal sealed record CommandSettingsJson
{
    public Snowflake Id { get; init; }

    public Snowflake GuildId { get; init; }

    public CommandOverride[] Permissions
    {
        get => field ?? [];
        init;
    }
}
