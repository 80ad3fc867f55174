using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Audit;

/// <summary>The changes in an audit log entry.</summary>
internal static class Changes
{
    public static readonly string[] OfChannel =
    [
        "name",
        "type",
        "topic",
        "nsfw",
        "parent_id",
        "position",
        "rate_limit_per_user",
        "permission_overwrites",
        "flags",
        "available_tags",
    ];

    public static readonly string[] OfRole = ["name", "permissions", "color", "hoist", "mentionable", "position"];
    public static readonly string[] OfWebhook = ["name", "type", "channel_id", "avatar_hash", "application_id"];

    /// <summary>The differences between two versions of an object; null for a missing one.</summary>
    public static JsonArray Between(JsonObject? before, JsonObject? after, IEnumerable<string> keys)
    {
        var changes = new JsonArray();
        foreach (var key in keys)
        {
            var (old, now) = (before?[key], after?[key]);
            if (Json.Same(old, now))
                continue;
            var change = new JsonObject { ["key"] = key };
            if (old is not null)
                change["old_value"] = old.DeepClone();
            if (now is not null)
                change["new_value"] = now.DeepClone();
            changes.Add((JsonNode)change);
        }

        return changes;
    }

    /// <summary>Added and removed roles.</summary>
    public static JsonArray OfRoles(Guild guild, IEnumerable<ulong> added, IEnumerable<ulong> removed)
    {
        var changes = new JsonArray();
        Add("$add", added);
        Add("$remove", removed);
        return changes;

        void Add(string key, IEnumerable<ulong> roles)
        {
            var list = GuildView.List(roles, r => new JsonObject { ["id"] = r.Text(), ["name"] = guild.Role(r)?.Name });
            if (list.Count > 0)
                changes.Add((JsonNode)new JsonObject { ["key"] = key, ["new_value"] = list });
        }
    }
}
