using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Op 8: members of a guild, by name or by id.</summary>
internal static class MemberRequest
{
    public static void Answer(SandboxWorld world, Session session, JsonObject data)
    {
        if (!Snowflakes.TryParse(data["guild_id"]?.ToString(), out var id) || world.Guild(id) is not { } guild
            || !guild.Members.ContainsKey(session.User.Id))
            return;
        var asked = Ids(data["user_ids"]);
        var query = data["query"]?.ToString();
        var limit = (int?)data["limit"] ?? 0;
        IEnumerable<Member> found = guild.Members.Values;
        if (asked is not null)
            found = found.Where(m => asked.Contains(m.UserId));
        else if (!string.IsNullOrEmpty(query))
            found = found.Where(m => Matches(m, query));
        else if (session.User.Bot && (session.Intents & Intent.GuildMembers) == 0)
            return;
        var members = found.Take(limit > 0 ? limit : 1000).ToList();
        var chunk = new JsonObject
        {
            ["guild_id"] = guild.Id.Text(),
            ["members"] = GuildView.List(members, m => MemberView.Of(world, m)),
            ["chunk_index"] = 0,
            ["chunk_count"] = 1,
            ["not_found"] = GuildView.Ids((asked ?? []).Where(a => !guild.Members.ContainsKey(a))),
        };
        if (data["nonce"] is { } nonce)
            chunk["nonce"] = nonce.DeepClone();
        session.Dispatch("GUILD_MEMBERS_CHUNK", chunk);

        bool Matches(Member member, string prefix) =>
            (member.Nick?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ?? false)
            || world.State.Users[member.UserId].Username.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    private static List<ulong>? Ids(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => [.. list.Select(i => Snowflakes.TryParse(i?.ToString(), out var id) ? id : 0)],
        _ => Snowflakes.TryParse(node.ToString(), out var id) ? [id] : [],
    };
}
