namespace DCTicket.Counter;

/// <summary>How much has come.</summary>
internal static class Counts
{
    private static long MessageCount;
    private static long GuildCount;

    public static long Messages => Interlocked.Read(ref MessageCount);

    public static long Guilds => Interlocked.Read(ref GuildCount);

    public static void AddMessage() => Interlocked.Increment(ref MessageCount);

    public static void AddGuild() => Interlocked.Increment(ref GuildCount);
}
