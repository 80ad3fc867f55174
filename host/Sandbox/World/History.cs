namespace DCTicket.Sandbox.World;

/// <summary>A channel's messages, which are sorted by id.</summary>
internal static class History
{
    public static Message? Find(this Channel channel, ulong id)
    {
        var index = channel.FirstFrom(id);
        return index < channel.Messages.Count && channel.Messages[index].Id == id ? channel.Messages[index] : null;
    }

    /// <summary>The index of the first message with at least this id.</summary>
    public static int FirstFrom(this Channel channel, ulong id)
    {
        int low = 0,
            high = channel.Messages.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (channel.Messages[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>A page of the history, newest first.</summary>
    public static IEnumerable<Message> Page(this Channel channel, int limit, ulong? before, ulong? after, ulong? around)
    {
        var count = channel.Messages.Count;
        int from,
            to;
        if (around is { } middle)
        {
            to = Math.Min(count, channel.FirstFrom(middle) + (limit / 2) + 1);
            from = Math.Max(0, to - limit);
        }
        else if (after is { } lower)
        {
            from = channel.FirstFrom(lower + 1);
            to = Math.Min(count, from + limit);
        }
        else
        {
            to = before is { } upper ? channel.FirstFrom(upper) : count;
            from = Math.Max(0, to - limit);
        }

        for (var i = to - 1; i >= from; i--)
            yield return channel.Messages[i];
    }
}
