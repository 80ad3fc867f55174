using DCTicket.Contracts;
using DCTicket.Discord.Events;

namespace DCTicket.Host.Events;

/// <summary>The channels of whose events one kind is needed.</summary>
/// <param name="sets">The channel sets of the handlers; null if one of them subscribes to all channels.</param>
/// <param name="direct">Whether all direct messages are needed as well.</param>
internal sealed class WantedChannels(ChannelSet[]? sets, bool direct)
{
    public static WantedChannels All { get; } = new(null, direct: true);

    /// <summary>The channels of the handlers of one kind of event.</summary>
    public static WantedChannels Of(IReadOnlyList<EventSubscriber> handlers)
    {
        var filtered = handlers.Where(handler => handler.Channels is not null).Select(handler => handler.Channels!).Distinct().ToArray();
        var open = handlers.Where(handler => handler.Channels is null).ToList();
        return new WantedChannels(
            open.TrueForAll(handler => handler.Event == typeof(DirectMessageCreated)) ? filtered : null,
            direct: open.Count > 0
        );
    }

    /// <summary>Whether an event of this data may be needed.</summary>
    public bool MayBeIn(ReadOnlySpan<byte> data) =>
        sets is null || ChannelFilter.MayBeIn(data, sets) || (direct && DiscordEventReader.IsDirect(data));
}
