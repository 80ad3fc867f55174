using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>A language or a time zone that an admin had chosen for a server in a plugin.</summary>
/// <param name="GuildId">The server.</param>
/// <param name="Culture">The language; null for no choice.</param>
/// <param name="TimeZone">The time zone, with an IANA id; null for no choice.</param>
public sealed record EarlierGuildLocale(Snowflake GuildId, CultureInfo? Culture, TimeZoneInfo? TimeZone);
