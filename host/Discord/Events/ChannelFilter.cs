using System.Buffers.Text;
using DCTicket.Contracts;

namespace DCTicket.Discord.Events;

/// <summary>Finds out whether an event is from one of several channels, without parsing it.</summary>
public static class ChannelFilter
{
    /// <summary>Whether the data of a gateway event has its channel in <c>channel_id</c>.</summary>
    public static bool CanRead(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("MESSAGE_", StringComparison.Ordinal) || name is "CHANNEL_PINS_UPDATE";
    }

    /// <summary>
    /// Whether an event may be from a channel of one of the sets. A replied or forwarded message has a <c>channel_id</c> as well: a match
    /// of any one counts, and the reader of the event decides. A text cannot contain the key, since its quotes are escaped.
    /// </summary>
    public static bool MayBeIn(ReadOnlySpan<byte> data, IReadOnlyList<ChannelSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        // Without its quotes, which are frequent in JSON: the search looks for the first and the last byte.
        var name = "channel_id"u8;
        var isKnown = false;
        for (var at = data.IndexOf(name); at >= 0; at = data.IndexOf(name))
        {
            var isKey = at > 0 && data[at - 1] == (byte)'"';
            data = data[(at + name.Length)..];
            if (!isKey || !data.StartsWith("\":\""u8))
                continue;
            data = data[3..];
            if (!Utf8Parser.TryParse(data, out ulong id, out var length) || !data[length..].StartsWith("\""u8) || IsInAny(id, sets))
                return true;
            isKnown = true;
        }

        return !isKnown;
    }

    private static bool IsInAny(ulong id, IReadOnlyList<ChannelSet> sets)
    {
        var channel = new Snowflake(id);
        for (var i = 0; i < sets.Count; i++)
        {
            if (sets[i].MayContain(channel))
                return true;
        }

        return false;
    }
}
