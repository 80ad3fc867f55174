using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal sealed class PinRoutes(Messages messages)
{
    private const int MaxPins = 250;

    public void Add(RouteTable routes)
    {
        routes.Get("/channels/{channel}/messages/pins", List);
        routes.Get("/channels/{channel}/pins", ListOld);
        foreach (var one in (ReadOnlySpan<string>)["/channels/{channel}/messages/pins/{message}", "/channels/{channel}/pins/{message}"])
        {
            routes.Put(one, Pin);
            routes.Delete(one, Unpin);
        }
    }

    private static InteractionResponder List(Call call)
    {
        var limit = call.QueryLimit(50, 50);
        var before = DateTimeOffset.TryParse(call.Query("before"), System.Globalization.CultureInfo.InvariantCulture, out var time)
            ? time
            : DateTimeOffset.MaxValue;
        var pins = Pinned(call).Where(m => m.PinnedAt < before).ToList();
        return InteractionResponder.Ok(
            new JsonObject
            {
                ["items"] = GuildView.List(
                    pins.Take(limit),
                    m => new JsonObject { ["pinned_at"] = m.PinnedAt.Stamp(), ["message"] = MessageView.Of(call.World, m, call.Caller.Id) }
                ),
                ["has_more"] = pins.Count > limit,
            }
        );
    }

    /// <summary>The old route: at most fifty, as plain messages.</summary>
    private static InteractionResponder ListOld(Call call) =>
        InteractionResponder.Ok(GuildView.List(Pinned(call).Take(50), m => MessageView.Of(call.World, m, call.Caller.Id)));

    private static IEnumerable<Message> Pinned(Call call)
    {
        var channel = call.Channel();
        call.Need(channel, 0);
        return (call.World.PermissionsIn(call.Caller.Id, channel) & Permission.ReadMessageHistory) == 0
            ? []
            : channel.Messages.Where(m => m.PinnedAt is not null).OrderByDescending(m => m.PinnedAt);
    }

    private InteractionResponder Pin(Call call)
    {
        var (channel, message) = MessageRoutes.Find(call, Permission.PinMessages);
        MessageRules.CheckActive(call, channel);
        if (message.PinnedAt is not null)
            return InteractionResponder.NoContent;
        if (channel.Messages.Count(m => m.PinnedAt is not null) >= MaxPins)
            throw Refuse.TooManyPins();
        message.PinnedAt = call.World.Now;
        channel.LastPinAt = call.World.Now;
        Changed(call, channel, message);
        messages.Create(channel, call.Caller, new MessageDraft(), new Origin { Type = 6, Reference = message.Id });
        Note(call, channel, message, AuditAction.MessagePin);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder Unpin(Call call)
    {
        var (channel, message) = MessageRoutes.Find(call, Permission.PinMessages);
        MessageRules.CheckActive(call, channel);
        if (message.PinnedAt is null)
            throw Refuse.UnknownMessage();
        message.PinnedAt = null;
        Changed(call, channel, message);
        Note(call, channel, message, AuditAction.MessageUnpin);
        return InteractionResponder.NoContent;
    }

    private static void Note(Call call, Channel channel, Message message, AuditAction action)
    {
        if (call.World.Guild(channel.GuildId) is { } guild)
            call.Audit(
                guild,
                action,
                message.AuthorId,
                null,
                new JsonObject { ["channel_id"] = channel.Id.Text(), ["message_id"] = message.Id.Text() }
            );
    }

    private static void Changed(Call call, Channel channel, Message message)
    {
        call.World.Announce("MESSAGE_UPDATE", message);
        var data = new JsonObject { ["channel_id"] = channel.Id.Text(), ["last_pin_timestamp"] = channel.LastPinAt.Stamp() };
        call.World.InChannel("CHANNEL_PINS_UPDATE", channel, data, Intent.Guilds, Intent.DirectMessages);
    }
}
