using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>Gateway events of threads.</summary>
internal static class ThreadEvents
{
    /// <summary>To all who see it, with their membership.</summary>
    public static void ThreadCreated(this SandboxWorld world, Channel thread)
    {
        foreach (var member in thread.Thread!.Members.Keys)
            Send(ThreadView.For(thread, member), u => u == member);
        Send(ThreadView.Of(thread), u => !thread.Thread.Members.ContainsKey(u) && world.Sees(u, thread));

        void Send(JsonObject data, Func<ulong, bool> sees)
        {
            data["newly_created"] = true;
            world.Publish(new WorldEvent("THREAD_CREATE", data, Intent.Guilds, sees));
        }
    }

    public static void ThreadUpdated(this SandboxWorld world, Channel thread) =>
        world.Publish(new WorldEvent("THREAD_UPDATE", ThreadView.Of(thread), Intent.Guilds, u => world.Sees(u, thread)));

    public static void ThreadDeleted(this SandboxWorld world, Channel thread, Func<ulong, bool> saw) =>
        world.Publish(
            new WorldEvent(
                "THREAD_DELETE",
                new JsonObject
                {
                    ["id"] = thread.Id.Text(),
                    ["guild_id"] = thread.GuildId.Text(),
                    ["parent_id"] = thread.ParentId.Text(),
                    ["type"] = thread.Type,
                },
                Intent.Guilds,
                saw
            )
        );

    /// <summary>To those concerned; other bots need the members intent.</summary>
    public static void ThreadMembersChanged(
        this SandboxWorld world,
        Channel thread,
        IReadOnlyList<ulong> added,
        IReadOnlyList<ulong> removed
    )
    {
        var guild = world.Guild(thread.GuildId)!;
        foreach (var user in added)
            world.Publish(new WorldEvent("THREAD_CREATE", ThreadView.For(thread, user), Intent.Guilds, u => u == user));
        var data = new JsonObject
        {
            ["id"] = thread.Id.Text(),
            ["guild_id"] = guild.Id.Text(),
            ["member_count"] = ThreadView.MemberCount(thread.Thread!),
        };
        if (added.Count > 0)
            data["added_members"] = GuildView.List(added, u => Added(world, guild, thread, u));
        if (removed.Count > 0)
            data["removed_member_ids"] = GuildView.Ids(removed);
        world.Publish(new WorldEvent("THREAD_MEMBERS_UPDATE", data, Intent.Guilds, Concerned));
        world.Publish(
            new WorldEvent(
                "THREAD_MEMBERS_UPDATE",
                data.DeepClone().AsObject(),
                Intent.GuildMembers,
                u => !Concerned(u) && world.Sees(u, thread)
            )
        );

        bool Concerned(ulong user) => added.Contains(user) || removed.Contains(user);
    }

    /// <summary>THREAD_UPDATE, then the membership to each member, since clients forget archived threads.</summary>
    public static void ThreadUnarchived(this SandboxWorld world, Channel thread)
    {
        world.ThreadUpdated(thread);
        foreach (var member in thread.Thread!.Members.Keys)
        {
            var data = ThreadView.Member(thread, member);
            data["guild_id"] = thread.GuildId.Text();
            world.Publish(new WorldEvent("THREAD_MEMBER_UPDATE", data, Intent.Guilds, u => u == member && world.Sees(u, thread)));
        }
    }

    /// <summary>To a user who gained access to channels: their active threads.</summary>
    public static void SyncThreads(this SandboxWorld world, Guild guild, ulong user, IReadOnlyCollection<ulong> channels)
    {
        var threads = ThreadLists.Active(world, guild, user).Where(t => channels.Contains(t.ParentId ?? 0)).ToList();
        world.Publish(
            new WorldEvent(
                "THREAD_LIST_SYNC",
                new JsonObject
                {
                    ["guild_id"] = guild.Id.Text(),
                    ["channel_ids"] = GuildView.Ids(channels),
                    ["threads"] = GuildView.List(threads, ThreadView.Of),
                    ["members"] = GuildView.List(threads.Where(t => t.Thread!.Members.ContainsKey(user)), t => ThreadView.Member(t, user)),
                },
                Intent.Guilds,
                u => u == user
            )
        );
    }

    private static JsonObject Added(SandboxWorld world, Guild guild, Channel thread, ulong user)
    {
        var view = ThreadView.Member(thread, user);
        view["member"] = MemberView.Of(world, guild.Members[user]);
        view["presence"] = null;
        return view;
    }
}
