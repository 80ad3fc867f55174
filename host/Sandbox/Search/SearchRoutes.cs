using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Search;

/// <summary>Searches messages of a guild; the first search waits for the index.</summary>
/// <param name="contentGranted">Whether the application may read message content.</param>
internal sealed class SearchRoutes(bool contentGranted)
{
    private const int IndexingSeconds = 2;
    private readonly Dictionary<ulong, DateTimeOffset> _indexedAt = [];

    public void Add(RouteTable routes) => routes.Get("/guilds/{guild}/messages/search", Search);

    private InteractionResponder Search(Call call)
    {
        var query = SearchQuery.Read(call);
        var guild = call.Guild();
        call.Need(guild, Permission.ReadMessageHistory);
        if (call.Caller.Bot && !contentGranted)
            throw Refuse.MissingAccess();
        return Indexing(call.World, guild) ?? InteractionResponder.Ok(Find(call, guild, query));
    }

    private InteractionResponder? Indexing(SandboxWorld world, Guild guild)
    {
        if (!_indexedAt.TryGetValue(guild.Id, out var ready))
            _indexedAt[guild.Id] = ready = world.Now.AddSeconds(IndexingSeconds);
        return world.Now >= ready
            ? null
            : new InteractionResponder(
                202,
                new JsonObject
                {
                    ["message"] = "Index not yet available. Try again later",
                    ["code"] = 110000,
                    ["documents_indexed"] = 0,
                    ["retry_after"] = IndexingSeconds,
                }
            );
    }

    private static JsonObject Find(Call call, Guild guild, SearchQuery query)
    {
        var world = call.World;
        var readable = guild
            .Channels.Values.Concat(guild.Threads.Values)
            .Where(c => query.Includes(c) && (world.PermissionsIn(call.Caller.Id, c) & Permission.ReadMessageHistory) != 0);
        var found = readable.SelectMany(c => c.Messages).Where(m => query.Matches(world, m)).ToList();
        found.Sort((a, b) => query.Ascending ? a.Id.CompareTo(b.Id) : b.Id.CompareTo(a.Id));
        var page = found.Skip(query.Offset).Take(query.Limit).ToList();
        var threads = page.Select(m => world.Channel(m.ChannelId)!).Where(c => c.Thread is not null).Distinct().ToList();
        return new JsonObject
        {
            ["messages"] = GuildView.List(page, m => new JsonArray(Hit(world, m))),
            ["doing_deep_historical_index"] = false,
            ["total_results"] = found.Count,
            ["threads"] = GuildView.List(threads, ThreadView.Of),
            ["members"] = GuildView.List(
                threads.Where(t => t.Thread!.Members.ContainsKey(call.Caller.Id)),
                t => ThreadView.Member(t, call.Caller.Id)
            ),
        };
    }

    private static JsonObject Hit(SandboxWorld world, Message message)
    {
        var view = MessageView.Of(world, message);
        view.Remove("reactions");
        view["hit"] = true;
        return view;
    }
}
