using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.World;

/// <summary>An event and its audience.</summary>
/// <param name="Name">The gateway's name of the event.</param>
/// <param name="Data">Its data, not shared with other objects.</param>
/// <param name="Intents">One of these intents is required; 0 for none.</param>
/// <param name="Sees">Whether a user may receive it at all.</param>
internal sealed record WorldEvent(string Name, JsonObject Data, int Intents, Func<ulong, bool> Sees)
{
    /// <summary>The message it has, whose content is removed for a bot without MESSAGE_CONTENT.</summary>
    public Message? Message { get; init; }

    /// <summary>The only session that receives it; null for every session.</summary>
    public string? SessionId { get; init; }
}

internal static class Intent
{
    public const int Guilds = 1 << 0;
    public const int GuildMembers = 1 << 1;
    public const int GuildModeration = 1 << 2;
    public const int GuildExpressions = 1 << 3;
    public const int GuildWebhooks = 1 << 5;
    public const int GuildPresences = 1 << 8;
    public const int GuildMessages = 1 << 9;
    public const int GuildReactions = 1 << 10;
    public const int GuildTyping = 1 << 11;
    public const int DirectMessages = 1 << 12;
    public const int DirectReactions = 1 << 13;
    public const int DirectTyping = 1 << 14;
    public const int MessageContent = 1 << 15;

    public const int Privileged = GuildMembers | GuildPresences | MessageContent;

    /// <summary>All intents: 0 to 16, 20, 21, 24 and 25.</summary>
    public const int Known = 0x1FFFF | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
}
