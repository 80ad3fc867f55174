using System.Text.Json.Nodes;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>The tags of a forum and its posts.</summary>
internal static class ForumTags
{
    private const int RequireTag = 1 << 4;

    /// <summary>Reads available_tags; a known id keeps the tag.</summary>
    public static JsonArray? Read(Modal form, SandboxWorld world, JsonArray? existing)
    {
        if (!form.Has("available_tags") || form.IsNull("available_tags"))
            return null;
        var tags = new JsonArray();
        foreach (var tag in form.Objects("available_tags", 0, 20))
        {
            var id = tag.Snowflake("id")?.Text();
            tags.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["id"] = id is not null && Find(existing, id) is not null ? id : world.NewId().Text(),
                        ["name"] = tag.Trimmed("name", 1, 20, required: true),
                        ["moderated"] = tag.Flag("moderated") ?? false,
                        ["emoji_id"] = tag.Snowflake("emoji_id").Text(),
                        ["emoji_name"] = tag.Text("emoji_name", 0, 100),
                    }
            );
        }

        return tags;
    }

    public static void Check(Call call, Channel forum, List<ulong> applied, bool creating)
    {
        if (creating && applied.Count == 0 && (forum.Flags & RequireTag) != 0)
            throw new ApiException(400, 40067, "A tag is required to create a forum post in this channel");
        for (var i = 0; i < applied.Count; i++)
        {
            if (Find(forum.AvailableTags, applied[i].Text()) is not { } tag)
                throw new ApiException(404, 10087, "Unknown tag");
            if ((bool)tag["moderated"]!)
                call.Need(forum, Permission.ManageThreads);
        }
    }

    private static JsonNode? Find(JsonArray? tags, string id) => tags?.FirstOrDefault(t => (string)t!["id"]! == id);
}
