using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DCTicket.Sandbox.Webhooks;

namespace DCTicket.Sandbox.World;

internal sealed class Message
{
    public required ulong Id { get; init; }
    public required ulong ChannelId { get; init; }
    public required ulong AuthorId { get; init; }
    public int Type { get; init; }
    public string Content { get; set; } = "";
    public int Flags { get; set; }
    public required DateTimeOffset Timestamp { get; init; }
    public DateTimeOffset? EditedAt { get; set; }
    public List<ulong> Mentions { get; set; } = [];
    public List<ulong> MentionRoles { get; set; } = [];
    public bool MentionEveryone { get; set; }
    public DateTimeOffset? PinnedAt { get; set; }
    public JsonArray Embeds { get; set; } = [];
    public JsonArray Components { get; set; } = [];
    public List<Attachment> Attachments { get; set; } = [];
    public List<Reaction> Reactions { get; init; } = [];
    public JsonNode? Nonce { get; init; }
    public bool Tts { get; init; }

    /// <summary>The referenced message; in the same channel unless the next property says otherwise.</summary>
    public ulong? ReferenceId { get; init; }

    /// <summary>Its channel, if different.</summary>
    public ulong? ReferenceChannelId { get; init; }

    public JsonObject? Poll { get; init; }

    /// <summary>For a forward: the message of that time.</summary>
    public JsonObject? Snapshot { get; init; }

    /// <summary>The webhook that wrote it.</summary>
    public WebhookAuthor? Webhook { get; init; }
    public JsonObject? InteractionMetadata { get; set; }
    public string? CommandName { get; init; }
    public bool ByInteraction { get; init; }

    /// <summary>The only viewer; an ephemeral message is not in the channel's history.</summary>
    public ulong? EphemeralFor { get; init; }

    /// <summary>Whether it was written by a user or a bot, and is no system message.</summary>
    [JsonIgnore]
    public bool IsWritten => Type is 0 or 19 or 20 or 23;

    [JsonIgnore]
    public bool Ephemeral => (Flags & MessageFlags.Ephemeral) != 0;

    [JsonIgnore]
    public bool Loading => (Flags & MessageFlags.Loading) != 0;
}

internal static class MessageFlags
{
    public const int Crossposted = 1 << 0;
    public const int SuppressEmbeds = 1 << 2;
    public const int HasThread = 1 << 5;
    public const int Ephemeral = 1 << 6;
    public const int Loading = 1 << 7;
    public const int SuppressNotifications = 1 << 12;
    public const int HasSnapshot = 1 << 14;
    public const int VoiceMessage = 1 << 13;
    public const int ComponentsV2 = 1 << 15;
}
