using System.Text.Json.Nodes;

namespace DCTicket.Sandbox.World;

/// <summary>Something that happened, and who may hear of it.</summary>
/// <param name="Name">The gateway's name of the event.</param>
/// <param name="Data">Its data, not shared with anything else.</param>
/// <param name="Intents">A bot hears it when it asked for one of these; 0 needs none.</param>
/// <param name="Sees">Whether a user may hear of it at all.</param>
internal sealed record WorldEvent(string Name, JsonObject Data, int Intents, Func<ulong, bool> Sees)
{
    /// <summary>The message it carries, whose content is kept from a bot without MESSAGE_CONTENT.</summary>
    public Message? Message { get; init; }

    /// <summary>The one session that hears it; null means every session of whoever may.</summary>
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

    /// <summary>Every bit that means something: 0 to 16, 20, 21, 24 and 25.</summary>
    public const int Known = 0x1FFFF | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
}
