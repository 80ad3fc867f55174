namespace DCTicket.Counter;

/// <summary>How much has come.</summary>
internal static class Counts
{
    private static long _messages;
    private static long _guilds;

    public static long Messages => Interlocked.Read(ref _messages);

    public static long Guilds => Interlocked.Read(ref _guilds);

    public static void AddMessage() => Interlocked.Increment(ref _messages);

    public static void AddGuild() => Interlocked.Increment(ref _guilds);
}
