using System.Globalization;

namespace DCTicket.Sandbox.World;

internal static class Snowflakes
{
    private const long Epoch = 1420070400000;

    public static string Text(this ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static string? Text(this ulong? id) => id?.Text();

    public static bool TryParse(string? text, out ulong id)
    {
        id = 0;
        return text is { Length: > 0 and <= 20 } && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }

    public static ulong Parse(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Creates ids from the time, always increasing.</summary>
    public static ulong Next(ulong last, DateTimeOffset now)
    {
        var milliseconds = Math.Max(0, now.ToUnixTimeMilliseconds() - Epoch);
        return Math.Max((ulong)milliseconds << 22, last + 1);
    }

    public static DateTimeOffset Time(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);

    /// <summary>Discord's timestamp format.</summary>
    public static string Stamp(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static string? Stamp(this DateTimeOffset? time) => time?.Stamp();
}
