using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Op 8: members of a guild, by name, by id, or all of them.</summary>
internal sealed class MemberRequest(SandboxWorld world, SandboxOptions options)
{
    private const int ChunkSize = 1000;
    private const int MaxRequested = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly Dictionary<(ulong User, ulong Guild), Pace> _paces = [];

    public void Answer(Session session, JsonObject data)
    {
        if (
            !Snowflakes.TryParse(data["guild_id"]?.ToString(), out var id)
            || world.Guild(id) is not { } guild
            || !guild.Members.ContainsKey(session.User.Id)
            || !session.Shard.Has(guild.Id)
        )
            return;
        var asked = Ids(data["user_ids"]);
        var query = data["query"]?.ToString();
        if (asked is not null)
        {
            List<ulong> few = [.. asked.Take(MaxRequested)];
            Send(
                session,
                data,
                guild,
                [.. few.Where(guild.Members.ContainsKey).Select(u => guild.Members[u])],
                [.. few.Where(u => !guild.Members.ContainsKey(u))]
            );
        }
        else if (!string.IsNullOrEmpty(query))
        {
            var limit = Math.Clamp((int?)data["limit"] ?? 0, 1, MaxRequested);
            Send(session, data, guild, [.. guild.Members.Values.Where(m => Matches(m, query)).Take(limit)], []);
        }
        else if (query is not null)
        {
            All(session, data, guild);
        }
    }

    /// <summary>A bot needs GUILD_MEMBERS for all members, once per half a minute.</summary>
    private void All(Session session, JsonObject data, Guild guild)
    {
        if (session.User.Bot && (session.Intents & Intent.GuildMembers) == 0)
            return;
        var limit = (int?)data["limit"] ?? 0;
        if (session.User.Bot && options.Level != SandboxLevel.Fast && !Pace(session, guild).Take(world.Now))
        {
            var meta = new JsonObject { ["guild_id"] = guild.Id.Text() };
            if (data["nonce"] is { } nonce)
                meta["nonce"] = nonce.DeepClone();
            session.Dispatch(
                "RATE_LIMITED",
                new JsonObject
                {
                    ["opcode"] = 8,
                    ["retry_after"] = Math.Round(Pace(session, guild).Wait(world.Now).TotalSeconds, 3),
                    ["meta"] = meta,
                }
            );
            return;
        }

        Send(session, data, guild, [.. limit > 0 ? guild.Members.Values.Take(limit) : guild.Members.Values], []);
    }

    private Pace Pace(Session session, Guild guild)
    {
        if (!_paces.TryGetValue((session.User.Id, guild.Id), out var pace))
            _paces[(session.User.Id, guild.Id)] = pace = new Pace(1, Pause);
        return pace;
    }

    private void Send(Session session, JsonObject data, Guild guild, List<Member> members, List<ulong> notFound)
    {
        var chunks =
            members.Count == 0
                ?
                [
                    [],
                ]
                : members.Chunk(ChunkSize).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = new JsonObject
            {
                ["guild_id"] = guild.Id.Text(),
                ["members"] = GuildView.List(chunks[i], m => MemberView.Of(world, m)),
                ["chunk_index"] = i,
                ["chunk_count"] = chunks.Count,
                ["not_found"] = GuildView.Ids(notFound),
            };
            if (data["nonce"] is { } nonce)
                chunk["nonce"] = nonce.DeepClone();
            session.Dispatch("GUILD_MEMBERS_CHUNK", chunk);
        }
    }

    private bool Matches(Member member, string prefix) =>
        (member.Nick?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ?? false)
        || world.State.Users[member.UserId].Username.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static List<ulong>? Ids(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonArray list => [.. list.Select(i => Snowflakes.TryParse(i?.ToString(), out var id) ? id : 0)],
            _ => Snowflakes.TryParse(node.ToString(), out var id) ? [id] : [],
        };
}
