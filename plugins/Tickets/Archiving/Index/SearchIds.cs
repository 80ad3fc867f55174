using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// Rows of the index by time. Ids of Discord begin with the milliseconds since its first day, and end with 22 bits that tell one
/// millisecond's ids apart.
/// </summary>
internal static class SearchIds
{
    private const int BitsBelowTime = 22;

    // Of those, ten name a machine of Discord's: all of them set stands for texts that are no messages.
    private const long OwnMachine = 0x3FFL << 12;

    private static readonly DateTimeOffset _first = new Snowflake(0).CreatedAt;
    private static int _last;

    /// <summary>The least row of an instant.</summary>
    public static long At(DateTimeOffset instant) => Math.Max(0, (long)(instant - _first).TotalMilliseconds) << BitsBelowTime;

    /// <summary>A new row for a text of an instant.</summary>
    public static long New(DateTimeOffset instant) => At(instant) | OwnMachine | (uint)(Interlocked.Increment(ref _last) & 0xFFF);
}
