using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Tests;

/// <summary>The language and the time zone that the host would tell.</summary>
internal sealed class FakeGuildLocale : IGuildLocale
{
    public CultureInfo Culture { get; set; } = TicketsWorld.English;

    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    public CultureInfo CultureOf(Snowflake guild) => Culture;

    public TimeZoneInfo TimeZoneOf(Snowflake guild) => TimeZone;
}
