using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>Reads a period that a member typed, in the server's time zone.</summary>
internal sealed class PeriodReader(IGuildLocale locale, TimeProvider time)
{
    /// <inheritdoc cref="DateInput.ReadPeriod"/>
    public (DateTimeOffset? First, DateTimeOffset? Last, string? Bad) Read(Snowflake guild, string? from, string? to) =>
        DateInput.ReadPeriod(from, to, time.GetUtcNow(), locale.TimeZoneOf(guild));
}
