using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Search;

/// <summary>The filters of a search.</summary>
internal sealed class SearchQuery
{
    private static readonly string[] KnownAuthorTypes = ["user", "bot", "webhook"];
    private static readonly string[] KnownHas = ["link", "embed", "file", "image", "video", "sound", "sticker", "poll", "snapshot"];

    private static readonly string[] Unknown =
    [
        "slop",
        "replied_to_user_id",
        "link_hostname",
        "embed_provider",
        "embed_type",
        "attachment_extension",
        "attachment_filename",
    ];

    public int Limit { get; private init; }
    public int Offset { get; private init; }
    public bool Ascending { get; private init; }
    private string[] Words { get; init; } = [];
    private ulong? MinId { get; init; }
    private ulong? MaxId { get; init; }
    private List<ulong> Channels { get; init; } = [];
    private List<ulong> Authors { get; init; } = [];
    private List<ulong> Mentions { get; init; } = [];
    private List<ulong> MentionRoles { get; init; } = [];
    private List<ulong> RepliedTo { get; init; } = [];
    private List<string> AuthorTypes { get; init; } = [];
    private List<string> Has { get; init; } = [];
    private bool? Pinned { get; init; }
    private bool? MentionsEveryone { get; init; }
    private bool IncludesNsfw { get; init; }

    public static SearchQuery Read(Call call)
    {
        foreach (var name in Unknown.Where(n => call.Query(n) is not null))
            throw new ApiException(501, 0, $"The Sandbox does not search by {name}");
        return Known(call);
    }

    private static SearchQuery Known(Call call) =>
        new()
        {
            Limit = call.QueryLimit(25, 25),
            Offset = call.QueryInteger("offset", 0, 9975) ?? 0,
            Ascending =
                Word(call, "sort_order", ["asc", "desc"]) == "asc" && Word(call, "sort_by", ["timestamp", "relevance"]) != "relevance",
            Words = (call.QueryText("content", 0, 1024) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            MinId = call.QueryId("min_id"),
            MaxId = call.QueryId("max_id"),
            Channels = call.QueryIds("channel_id", 500),
            Authors = call.QueryIds("author_id", 100),
            Mentions = call.QueryIds("mentions", 100),
            MentionRoles = call.QueryIds("mentions_role_id", 100),
            RepliedTo = call.QueryIds("replied_to_message_id", 100),
            AuthorTypes = call.QueryWords("author_type", WithMinus(KnownAuthorTypes), 6),
            Has = call.QueryWords("has", WithMinus(KnownHas), 18),
            Pinned = call.Query("pinned") is null ? null : call.QueryFlag("pinned"),
            MentionsEveryone = call.Query("mention_everyone") is null ? null : call.QueryFlag("mention_everyone"),
            IncludesNsfw = call.QueryFlag("include_nsfw"),
        };

    public bool Includes(Channel channel) => (Channels.Count == 0 || Channels.Contains(channel.Id)) && (IncludesNsfw || !channel.Nsfw);

    public bool Matches(SandboxWorld world, Message message) =>
        (MinId is null || message.Id > MinId)
        && (MaxId is null || message.Id < MaxId)
        && (Authors.Count == 0 || Authors.Contains(message.AuthorId))
        && (Mentions.Count == 0 || Mentions.Exists(message.Mentions.Contains))
        && (Pinned is null || message.PinnedAt is not null == Pinned)
        && (MentionsEveryone is null || message.MentionEveryone == MentionsEveryone)
        && Array.TrueForAll(Words, w => message.Content.Contains(w, StringComparison.OrdinalIgnoreCase))
        && Either(AuthorTypes, AuthorType(world, message))
        && (MentionRoles.Count == 0 || MentionRoles.Exists(message.MentionRoles.Contains))
        && (RepliedTo.Count == 0 || RepliedTo.Exists(r => r == message.ReferenceId))
        && Signed(Has, h => HasKind(message, h));

    /// <summary>All must match, and none of those with a minus.</summary>
    private static bool Signed(List<string> words, Func<string, bool> holds) =>
        words.TrueForAll(w => w[0] == '-' ? !holds(w[1..]) : holds(w));

    private static bool Either(List<string> words, string word) =>
        !words.Contains("-" + word) && (!words.Exists(w => w[0] != '-') || words.Contains(word));

    private static string AuthorType(SandboxWorld world, Message message) =>
        message.Webhook is not null ? "webhook"
        : world.User(message.AuthorId) is { Bot: true } ? "bot"
        : "user";

    private static bool HasKind(Message message, string kind) =>
        kind switch
        {
            "file" => message.Attachments.Count > 0,
            "embed" => message.Embeds.Count > 0,
            "link" => message.Content.Contains("http://", StringComparison.Ordinal)
                || message.Content.Contains("https://", StringComparison.Ordinal),
            "image" => Uploaded(message, "image/"),
            "video" => Uploaded(message, "video/"),
            "sound" => Uploaded(message, "audio/"),
            "poll" => message.Poll is not null,
            "snapshot" => message.Snapshot is not null,
            _ => false,
        };

    private static bool Uploaded(Message message, string type) =>
        message.Attachments.Exists(a => a.ContentType?.StartsWith(type, StringComparison.Ordinal) ?? false);

    private static string? Word(Call call, string name, string[] allowed) =>
        call.QueryWords(name, allowed, 1) switch
        {
            [] => null,
            var words => words[0],
        };

    private static string[] WithMinus(string[] words) => [.. words, .. words.Select(w => "-" + w)];
}
