using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>Permissions to write and edit messages.</summary>
internal static class MessageRules
{
    /// <summary>The content's additional permissions.</summary>
    public static ulong Needed(MessageDraft draft) =>
        (draft.Files.Count > 0 ? Permission.AttachFiles : 0)
        | (draft.Embeds is { Count: > 0 } ? Permission.EmbedLinks : 0)
        | (draft.Poll is not null ? Permission.SendPolls : 0)
        | ((draft.Flags & MessageFlags.VoiceMessage) != 0 ? Permission.SendVoiceMessages : 0)
        | (draft.Tts ? Permission.SendTts : 0);

    /// <summary>Only members with Manage Threads write in a locked thread.</summary>
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

    /// <summary>File sizes, and the rules of voice messages.</summary>
    public static void CheckFiles(SandboxWorld world, Channel channel, MessageDraft draft)
    {
        var most = UploadLimit.Of(world.Guild(channel.GuildId));
        if (draft.Files.Exists(f => f.File.Bytes.Length > most))
            throw Refuse.FileTooLarge();
        if ((draft.Flags & MessageFlags.VoiceMessage) == 0)
            return;
        if (!string.IsNullOrEmpty(draft.Content) || draft.Embeds is { Count: > 0 } || draft.Components is { Count: > 0 })
            throw new ApiException(400, 50159, "Voice messages do not support additional content");
        if (draft.Files.Count != 1)
            throw new ApiException(400, 50160, "Voice messages must have a single audio attachment");
        if (draft.Files[0] is { Seconds: null } or { Waveform: null })
            throw new ApiException(400, 50161, "Voice messages must have supporting metadata");
    }
}

/// <summary>The maximum file size: more in boosted guilds.</summary>
internal static class UploadLimit
{
    private const int Mebibyte = 1024 * 1024;

    public static int Of(Guild? guild) =>
        guild?.PremiumTier switch
        {
            2 => 50 * Mebibyte,
            >= 3 => 100 * Mebibyte,
            _ => 10 * Mebibyte,
        };
}
