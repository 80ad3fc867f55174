using BitFaster.Caching.Lru;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Caches deleted webhooks and expired interaction tokens, so that they are not called again.</summary>
internal sealed class InvalidWebhookCache
{
    private const int MaxRemembered = 10_000;
    private const int UnknownWebhook = 10015;
    private const int InvalidWebhookToken = 50027;

    private readonly ConcurrentLru<string, bool> _dead = new(MaxRemembered);

    /// <summary>The maximum number of entries.</summary>
    internal int Count => _dead.Count;

    /// <summary>Throws Discord's error for a cached entry.</summary>
    public void Check(RequestRoute route)
    {
        if (route.IsInteraction && _dead.TryGet(route.MajorId, out _))
            throw new DiscordException(404, UnknownWebhook, "Unknown Webhook, as Discord said before", route.Template);
    }

    /// <summary>Caches the webhook if the response says that it is deleted.</summary>
    public void Note(RequestRoute route, DiscordException refusal)
    {
        if (route.IsInteraction && refusal is ({ Status: 404, Code: UnknownWebhook } or { Status: 401, Code: InvalidWebhookToken }))
            _dead.AddOrUpdate(route.MajorId, true);
    }
}
