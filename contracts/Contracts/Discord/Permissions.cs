using System.Text.Json.Serialization;

namespace DCTicket.Contracts;

/// <summary>
/// Permissions of a member, a role or an overwrite. Unknown bits are kept. Source: Discord's documentation, "Permissions: Bitwise
/// Permission Flags".
/// </summary>
[Flags]
[JsonConverter(typeof(PermissionsJsonConverter))]
public enum Permissions : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Create invites.</summary>
    CreateInstantInvite = 1L << 0,

    /// <summary>Kick members.</summary>
    KickMembers = 1L << 1,

    /// <summary>Ban members.</summary>
    BanMembers = 1L << 2,

    /// <summary>All permissions; overwrites do not apply.</summary>
    Administrator = 1L << 3,

    /// <summary>Create, change and delete channels.</summary>
    ManageChannels = 1L << 4,

    /// <summary>Change the server's settings.</summary>
    ManageGuild = 1L << 5,

    /// <summary>Add reactions.</summary>
    AddReactions = 1L << 6,

    /// <summary>View the audit log.</summary>
    ViewAuditLog = 1L << 7,

    /// <summary>Priority speaker in voice channels.</summary>
    PrioritySpeaker = 1L << 8,

    /// <summary>Show video in a voice channel.</summary>
    Stream = 1L << 9,

    /// <summary>View channels.</summary>
    ViewChannel = 1L << 10,

    /// <summary>Send messages; in threads <see cref="SendMessagesInThreads"/> applies.</summary>
    SendMessages = 1L << 11,

    /// <summary>Send text-to-speech messages.</summary>
    SendTtsMessages = 1L << 12,

    /// <summary>Delete messages of others.</summary>
    ManageMessages = 1L << 13,

    /// <summary>Post embeds.</summary>
    EmbedLinks = 1L << 14,

    /// <summary>Upload files.</summary>
    AttachFiles = 1L << 15,

    /// <summary>Read message history.</summary>
    ReadMessageHistory = 1L << 16,

    /// <summary>Mention all roles and @everyone.</summary>
    MentionEveryone = 1L << 17,

    /// <summary>Use emoji of other servers.</summary>
    UseExternalEmojis = 1L << 18,

    /// <summary>See the server's statistics.</summary>
    ViewGuildInsights = 1L << 19,

    /// <summary>Join a voice channel.</summary>
    Connect = 1L << 20,

    /// <summary>Speak in a voice channel.</summary>
    Speak = 1L << 21,

    /// <summary>Mute others in voice channels.</summary>
    MuteMembers = 1L << 22,

    /// <summary>Deafen others in voice channels.</summary>
    DeafenMembers = 1L << 23,

    /// <summary>Move others between voice channels.</summary>
    MoveMembers = 1L << 24,

    /// <summary>Use voice activity instead of push-to-talk.</summary>
    UseVoiceActivity = 1L << 25,

    /// <summary>Change the own nickname.</summary>
    ChangeNickname = 1L << 26,

    /// <summary>Change nicknames of others.</summary>
    ManageNicknames = 1L << 27,

    /// <summary>Edit roles below the own highest role, and overwrites of channels.</summary>
    ManageRoles = 1L << 28,

    /// <summary>Create, change and delete webhooks.</summary>
    ManageWebhooks = 1L << 29,

    /// <summary>Change and delete the server's emoji, stickers and sounds.</summary>
    ManageGuildExpressions = 1L << 30,

    /// <summary>Use application commands.</summary>
    UseApplicationCommands = 1L << 31,

    /// <summary>Request to speak in stage channels.</summary>
    RequestToSpeak = 1L << 32,

    /// <summary>Change and delete the server's events.</summary>
    ManageEvents = 1L << 33,

    /// <summary>See all private threads; archive, lock and delete threads.</summary>
    ManageThreads = 1L << 34,

    /// <summary>Create public threads.</summary>
    CreatePublicThreads = 1L << 35,

    /// <summary>Create private threads.</summary>
    CreatePrivateThreads = 1L << 36,

    /// <summary>Use stickers of other servers.</summary>
    UseExternalStickers = 1L << 37,

    /// <summary>Write in threads.</summary>
    SendMessagesInThreads = 1L << 38,

    /// <summary>Use activities in voice channels.</summary>
    UseEmbeddedActivities = 1L << 39,

    /// <summary>Put members into a time-out.</summary>
    ModerateMembers = 1L << 40,

    /// <summary>View the analytics of role subscriptions.</summary>
    ViewCreatorMonetizationAnalytics = 1L << 41,

    /// <summary>Use the soundboard.</summary>
    UseSoundboard = 1L << 42,

    /// <summary>Add emoji, stickers and sounds.</summary>
    CreateGuildExpressions = 1L << 43,

    /// <summary>Create events.</summary>
    CreateEvents = 1L << 44,

    /// <summary>Play sounds of other servers.</summary>
    UseExternalSounds = 1L << 45,

    /// <summary>Send voice messages.</summary>
    SendVoiceMessages = 1L << 46,

    /// <summary>Create polls.</summary>
    SendPolls = 1L << 49,

    /// <summary>Let responses of the member's own apps be public.</summary>
    UseExternalApps = 1L << 50,

    /// <summary>Pin and unpin messages. No longer part of <see cref="ManageMessages"/>.</summary>
    PinMessages = 1L << 51,

    /// <summary>Bypass slow mode.</summary>
    BypassSlowmode = 1L << 52,
}
