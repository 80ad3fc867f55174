using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Benchmarks.Archive;

/// <summary>Every server is English, and in UTC.</summary>
internal sealed class EnglishLocale : IGuildLocale
{
    public CultureInfo CultureOf(Snowflake guild) => CultureInfo.GetCultureInfo("en");

    public TimeZoneInfo TimeZoneOf(Snowflake guild) => TimeZoneInfo.Utc;
}
