using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

internal static class ThreadView
{
    private const int CountedMembers = 50;

    public static JsonObject Of(Channel thread)
    {
        var state = thread.Thread!;
        var metadata = new JsonObject
        {
            ["archived"] = state.Archived,
            ["archive_timestamp"] = state.ArchiveChangedAt.Stamp(),
            ["auto_archive_duration"] = state.AutoArchiveMinutes,
            ["locked"] = state.Locked,
            ["create_timestamp"] = state.CreatedAt.Stamp(),
        };
        if (thread.Type == 12)
            metadata["invitable"] = state.Invitable;
        var view = new JsonObject
        {
            ["id"] = thread.Id.Text(),
            ["type"] = thread.Type,
            ["flags"] = thread.Flags,
            ["guild_id"] = thread.GuildId.Text(),
            ["name"] = thread.Name,
            ["parent_id"] = thread.ParentId.Text(),
            ["owner_id"] = state.OwnerId.Text(),
            ["last_message_id"] = thread.LastMessageId.Text(),
            ["rate_limit_per_user"] = thread.RateLimitPerUser,
            ["message_count"] = state.MessageCount,
            ["total_message_sent"] = state.TotalSent,
            ["member_count"] = MemberCount(state),
            ["thread_metadata"] = metadata,
        };
        if (state.AppliedTags.Count > 0)
            view["applied_tags"] = GuildView.Ids(state.AppliedTags);
        if (thread.LastPinAt is not null)
            view["last_pin_timestamp"] = thread.LastPinAt.Stamp();
        return view;
    }

    /// <summary>A thread with the viewer's membership, if any.</summary>
    public static JsonObject For(Channel thread, ulong viewer)
    {
        var view = Of(thread);
        if (thread.Thread!.Members.ContainsKey(viewer))
            view["member"] = Member(thread, viewer);
        return view;
    }

    /// <summary>The same within a guild, where a membership omits the user.</summary>
    public static JsonObject ForSync(Channel thread, ulong viewer)
    {
        var view = For(thread, viewer);
        if (view["member"] is JsonObject member)
        {
            member.Remove("id");
            member.Remove("user_id");
        }

        return view;
    }

    public static JsonObject Member(Channel thread, ulong user) =>
        new()
        {
            ["id"] = thread.Id.Text(),
            ["user_id"] = user.Text(),
            ["join_timestamp"] = thread.Thread!.Members[user].Stamp(),
            ["flags"] = 1,
        };

    public static int MemberCount(ThreadDetails state) => Math.Min(CountedMembers, state.Members.Count);
}
