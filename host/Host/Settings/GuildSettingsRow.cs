using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>The settings of a plugin in a server: those that were changed, as a JSON object by the names of the properties.</summary>
internal sealed record GuildSettingsRow
{
    public required string Plugin { get; init; }

    public Snowflake GuildId { get; init; }

    public required string Values { get; init; }
}
