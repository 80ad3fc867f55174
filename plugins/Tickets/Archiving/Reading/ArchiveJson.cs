using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Archiving.Reading;

/// <summary>The parts of an archived message that are stored as JSON: each column is a list of one type, null for an empty one.</summary>
internal static class ArchiveJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyList<Embed> Embeds(this ArchivedMessage row) => Read<Embed>(row.EmbedsJson);

    public static IReadOnlyList<MessageComponent> Components(this ArchivedMessage row) => Read<MessageComponent>(row.ComponentsJson);

    public static IReadOnlyList<Sticker> Stickers(this ArchivedMessage row) => Read<Sticker>(row.StickersJson);

    public static IReadOnlyList<Reaction> Reactions(this ArchivedMessage row) => Read<Reaction>(row.ReactionsJson);

    public static Poll? Poll(this ArchivedMessage row) => Read<Poll>(row.PollJson).FirstOrDefault();

    /// <summary>A forwarded message. Its files are stored like others, by the same ids.</summary>
    public static IReadOnlyList<MessageSnapshot> Forwards(this ArchivedMessage row) => Read<MessageSnapshot>(row.ForwardsJson);

    /// <summary>A mentioned user with the display name of that time.</summary>
    public static IReadOnlyList<User> Mentions(this ArchivedMessage row) => Read<User>(row.MentionsJson);

    public static string? Write<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : JsonSerializer.Serialize(items, Options);

    /// <summary>Unknown versions must not break a reader: invalid JSON counts as empty.</summary>
    public static List<T> Read<T>(string? json)
        where T : class
    {
        if (json is null)
            return [];
        try
        {
            return [.. (JsonSerializer.Deserialize<List<T?>>(json, Options) ?? []).OfType<T>()];
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException or InvalidOperationException)
        {
            return [];
        }
    }
}
