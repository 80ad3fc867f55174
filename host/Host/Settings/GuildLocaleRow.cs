using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>The language and the time zone of a server.</summary>
internal sealed record GuildLocaleRow
{
    public Snowflake GuildId { get; init; }

    /// <summary>The language that an admin chose; null to follow Discord.</summary>
    public string? Culture { get; init; }

    /// <summary>The IANA id of the time zone that an admin chose; null for UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The server's language in Discord, as last told: for the time until the gateway tells it again.</summary>
    public string? DiscordLocale { get; init; }
}
