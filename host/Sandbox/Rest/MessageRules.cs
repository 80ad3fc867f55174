using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>Who may write and change what where.</summary>
internal static class MessageRules
{
    /// <summary>What a message's content takes beyond the permission to write.</summary>
    public static ulong Needed(MessageDraft draft) =>
        (draft.Files.Count > 0 ? Permission.AttachFiles : 0)
        | (draft.Embeds is { Count: > 0 } ? Permission.EmbedLinks : 0)
        | (draft.Tts ? Permission.SendTts : 0);

    /// <summary>Only those who manage threads write in a locked one.</summary>
    public static void CheckUnlocked(Call call, Channel channel)
    {
        if (channel.Thread is { Locked: true } && (call.World.PermissionsIn(call.Caller.Id, channel) & Permission.ManageThreads) == 0)
            throw Refuse.ThreadLocked();
    }

    /// <summary>In an archived thread nothing is edited, reacted to or pinned.</summary>
    public static void CheckActive(Call call, Channel channel)
    {
        if (channel.Thread is { Archived: true })
            throw Refuse.ThreadArchived();
        CheckUnlocked(call, channel);
    }
}
