using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Threads;

/// <summary>The effects of a message on its thread.</summary>
internal static class ThreadActivity
{
    public const int MaxMembers = 1000;

    /// <summary>A message unarchives the thread and adds its author; a webhook is no member.</summary>
    public static void Before(SandboxWorld world, Channel channel, User? author, int messageType)
    {
        if (channel.Thread is not { } state || messageType is not (0 or 19 or 20 or 23))
            return;
        state.ActiveAt = world.Now;
        if (state.Archived)
        {
            state.Archived = false;
            state.ArchiveChangedAt = world.Now;
            world.ThreadUnarchived(channel);
        }

        if (author is not null)
            Join(world, channel, author.Id);
    }

    public static void Counted(Channel channel, Message message, bool counts)
    {
        if (channel.Thread is not { } state || message.Type == 21 || !counts)
            return;
        state.MessageCount++;
        state.TotalSent++;
    }

    /// <summary>A pinged user is added to the thread.</summary>
    public static void Mentioned(SandboxWorld world, Channel channel, Message message)
    {
        if (channel.Thread is not { } state || message is { IsWritten: false } or { EphemeralFor: not null })
            return;
        var guild = world.Guild(channel.GuildId)!;
        var mayInvite =
            channel.Type != 12 || state.Invitable || (world.PermissionsIn(message.AuthorId, channel) & Permission.ManageThreads) != 0;
        foreach (var user in message.Mentions.Where(u => mayInvite && SeesParent(world, guild, channel, u)))
            Join(world, channel, user);
    }

    public static bool SeesParent(SandboxWorld world, Guild guild, Channel thread, ulong user) =>
        guild.Channels.TryGetValue(thread.ParentId ?? 0, out var parent) && world.Sees(user, parent);

    /// <summary>Adds a member without a message; false if already added, or if the thread is full.</summary>
    public static bool Join(SandboxWorld world, Channel thread, ulong user)
    {
        var members = thread.Thread!.Members;
        if (members.Count >= MaxMembers || !world.Guild(thread.GuildId)!.Members.ContainsKey(user) || !members.TryAdd(user, world.Now))
            return false;
        world.ThreadMembersChanged(thread, [user], []);
        return true;
    }

    public static void Remove(Channel channel, Message message)
    {
        channel.Messages.RemoveAt(channel.FirstFrom(message.Id));
        if (channel.Thread is { } state && message.Type != 21 && message.Id != channel.Id)
            state.MessageCount--;
    }
}
