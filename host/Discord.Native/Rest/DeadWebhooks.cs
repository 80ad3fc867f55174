using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Webhooks that Discord does not know any more, and interactions' tokens that are over: they are not called again.</summary>
internal sealed class DeadWebhooks
{
    private const int Remembered = 10_000;
    private const int UnknownWebhook = 10015;
    private const int InvalidWebhookToken = 50027;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _dead = [];
    private readonly Queue<string> _order = new();

    /// <summary>Throws for a dead one what Discord said about it.</summary>
    public void Check(RequestRoute route)
    {
        lock (_lock)
            if (_dead.Contains(route.MajorId))
                throw new DiscordException(404, UnknownWebhook, "Unknown Webhook, as Discord said before", route.Template);
    }

    /// <summary>Looks whether an answer says that the webhook is dead.</summary>
    public void Note(RequestRoute route, DiscordException refusal)
    {
        if (!route.IsInteraction || refusal is not ({ Status: 404, Code: UnknownWebhook } or { Status: 401, Code: InvalidWebhookToken }))
            return;
        lock (_lock)
        {
            if (!_dead.Add(route.MajorId))
                return;
            _order.Enqueue(route.MajorId);
            if (_order.Count > Remembered)
                _dead.Remove(_order.Dequeue());
        }
    }
}
