using System.Globalization;
using System.Text.Json.Serialization;

namespace DCTicket.Contracts;

/// <summary>
/// A Discord id: unique over all of Discord, and ordered by the time it was made.
/// Source: Discord's documentation, "API Reference: Snowflakes".
/// </summary>
/// <param name="Value">The 64 bits. Discord never uses the highest one, so the value also fits a <see cref="long"/>.</param>
[JsonConverter(typeof(SnowflakeJsonConverter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    private const long DiscordEpoch = 1420070400000;

    /// <summary>When Discord created this id, exact to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + DiscordEpoch);

    /// <summary>
    /// The smallest id of an instant: what Discord made before it has a smaller one. 0 for an instant before Discord's first day.
    /// </summary>
    public static Snowflake At(DateTimeOffset instant) => new((ulong)Math.Max(0, instant.ToUnixTimeMilliseconds() - DiscordEpoch) << 22);

    /// <inheritdoc/>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <summary>The id as Discord writes it: decimal digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an id from decimal digits.</summary>
    /// <exception cref="FormatException">The text is not a Discord id.</exception>
    public static Snowflake Parse(string? text) =>
        TryParse(text, out var result) ? result : throw new FormatException($"“{text}” is not a Discord id.");

    /// <summary>Tries to read an id from decimal digits.</summary>
    public static bool TryParse(string? text, out Snowflake result)
    {
        var parsed = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= long.MaxValue;
        result = new Snowflake(parsed ? value : 0);
        return parsed;
    }

    /// <summary>Whether the left id is older.</summary>
    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    /// <summary>Whether the left id is newer.</summary>
    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    /// <summary>Whether the left id is older or the same.</summary>
    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    /// <summary>Whether the left id is newer or the same.</summary>
    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;
}
