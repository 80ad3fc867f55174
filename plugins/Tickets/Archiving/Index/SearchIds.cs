using DCTicket.Contracts;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// Rows of the index by time. Discord's ids begin with milliseconds, and end with 22 bits that distinguish ids of one millisecond.
/// </summary>
internal static class SearchIds
{
    private const int BitsBelowTime = 22;

    // Ten of those bits identify a machine of Discord: all of them set marks texts that are no messages.
    private const long OwnMachine = 0x3FFL << 12;

    private static readonly DateTimeOffset First = new Snowflake(0).CreatedAt;
    private static int Last;

    /// <summary>The smallest row of a time.</summary>
    public static long At(DateTimeOffset instant) => Math.Max(0, (long)(instant - First).TotalMilliseconds) << BitsBelowTime;

    /// <summary>A new row for a text of a time.</summary>
    public static long New(DateTimeOffset instant) => At(instant) | OwnMachine | (uint)(Interlocked.Increment(ref Last) & 0xFFF);
}
