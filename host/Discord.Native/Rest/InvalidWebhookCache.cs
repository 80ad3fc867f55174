using BitFaster.Caching.Lru;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Webhooks that Discord does not know any more, and interactions' tokens that are over: they are not called again.</summary>
internal sealed class InvalidWebhookCache
{
    private const int MaxRemembered = 10_000;
    private const int UnknownWebhook = 10015;
    private const int InvalidWebhookToken = 50027;

    private readonly ConcurrentLru<string, bool> _dead = new(MaxRemembered);

    /// <summary>How many are remembered.</summary>
    internal int Count => _dead.Count;

    /// <summary>Throws for a dead one what Discord said about it.</summary>
    public void Check(RequestRoute route)
    {
        if (route.IsInteraction && _dead.TryGet(route.MajorId, out _))
            throw new DiscordException(404, UnknownWebhook, "Unknown Webhook, as Discord said before", route.Template);
    }

    /// <summary>Looks whether an answer says that the webhook is dead.</summary>
    public void Note(RequestRoute route, DiscordException refusal)
    {
        if (route.IsInteraction && refusal is ({ Status: 404, Code: UnknownWebhook } or { Status: 401, Code: InvalidWebhookToken }))
            _dead.AddOrUpdate(route.MajorId, true);
    }
}
