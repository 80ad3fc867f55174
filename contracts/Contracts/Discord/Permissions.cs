using System.Text.Json.Serialization;

namespace DCTicket.Contracts;

/// <summary>
/// What a member, a role or an overwrite may do. Bits that Discord adds later survive as numbers.
/// Source: Discord's documentation, "Permissions: Bitwise Permission Flags".
/// </summary>
[Flags]
[JsonConverter(typeof(PermissionsJsonConverter))]
public enum Permissions : long
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Make invitations.</summary>
    CreateInstantInvite = 1L << 0,

    /// <summary>Kick members.</summary>
    KickMembers = 1L << 1,

    /// <summary>Ban members.</summary>
    BanMembers = 1L << 2,

    /// <summary>Everything, overwrites notwithstanding.</summary>
    Administrator = 1L << 3,

    /// <summary>Create, change and delete channels.</summary>
    ManageChannels = 1L << 4,

    /// <summary>Change the server's settings.</summary>
    ManageGuild = 1L << 5,

    /// <summary>Add a first reaction to a message.</summary>
    AddReactions = 1L << 6,

    /// <summary>Read who did what.</summary>
    ViewAuditLog = 1L << 7,

    /// <summary>Be heard above others in a voice channel.</summary>
    PrioritySpeaker = 1L << 8,

    /// <summary>Show video in a voice channel.</summary>
    Stream = 1L << 9,

    /// <summary>See a channel at all.</summary>
    ViewChannel = 1L << 10,

    /// <summary>Write in a channel; in a thread it is <see cref="SendMessagesInThreads"/> that counts.</summary>
    SendMessages = 1L << 11,

    /// <summary>Have messages read aloud.</summary>
    SendTtsMessages = 1L << 12,

    /// <summary>Delete messages of others.</summary>
    ManageMessages = 1L << 13,

    /// <summary>Post embeds.</summary>
    EmbedLinks = 1L << 14,

    /// <summary>Upload files.</summary>
    AttachFiles = 1L << 15,

    /// <summary>Read what was written earlier.</summary>
    ReadMessageHistory = 1L << 16,

    /// <summary>Ping every role, and everyone.</summary>
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

    /// <summary>Speak without a key to press.</summary>
    UseVoiceActivity = 1L << 25,

    /// <summary>Change the own name in the server.</summary>
    ChangeNickname = 1L << 26,

    /// <summary>Change the names of others.</summary>
    ManageNicknames = 1L << 27,

    /// <summary>Edit roles below one's own, and the overwrites of channels.</summary>
    ManageRoles = 1L << 28,

    /// <summary>Create, change and delete webhooks.</summary>
    ManageWebhooks = 1L << 29,

    /// <summary>Change and delete the server's emoji, stickers and sounds.</summary>
    ManageGuildExpressions = 1L << 30,

    /// <summary>Use slash commands and those of the context menu.</summary>
    UseApplicationCommands = 1L << 31,

    /// <summary>Ask for the word on a stage.</summary>
    RequestToSpeak = 1L << 32,

    /// <summary>Change and delete the server's events.</summary>
    ManageEvents = 1L << 33,

    /// <summary>See all private threads; archive, lock and delete threads.</summary>
    ManageThreads = 1L << 34,

    /// <summary>Open threads that all can see who see the channel.</summary>
    CreatePublicThreads = 1L << 35,

    /// <summary>Open threads that only those see who were added.</summary>
    CreatePrivateThreads = 1L << 36,

    /// <summary>Use stickers of other servers.</summary>
    UseExternalStickers = 1L << 37,

    /// <summary>Write in threads.</summary>
    SendMessagesInThreads = 1L << 38,

    /// <summary>Start activities in voice channels.</summary>
    UseEmbeddedActivities = 1L << 39,

    /// <summary>Put members into a time-out.</summary>
    ModerateMembers = 1L << 40,

    /// <summary>See what was earned with roles.</summary>
    ViewCreatorMonetizationAnalytics = 1L << 41,

    /// <summary>Play the server's sounds.</summary>
    UseSoundboard = 1L << 42,

    /// <summary>Add emoji, stickers and sounds.</summary>
    CreateGuildExpressions = 1L << 43,

    /// <summary>Add events.</summary>
    CreateEvents = 1L << 44,

    /// <summary>Play sounds of other servers.</summary>
    UseExternalSounds = 1L << 45,

    /// <summary>Send voice messages.</summary>
    SendVoiceMessages = 1L << 46,

    /// <summary>Ask the channel by a poll.</summary>
    SendPolls = 1L << 49,

    /// <summary>Have apps that the member brought answer in public.</summary>
    UseExternalApps = 1L << 50,

    /// <summary>Pin messages and take pins off. Not part of <see cref="ManageMessages"/> any more.</summary>
    PinMessages = 1L << 51,

    /// <summary>Write as fast as one likes.</summary>
    BypassSlowmode = 1L << 52,
}
