using System.Globalization;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Archiving.Reading;

/// <summary>Resolves mentions and timestamps in a message, since a transcript has no client to do so.</summary>
/// <param name="Culture">The language of dates.</param>
/// <param name="Users">The known names of users.</param>
/// <param name="Roles">The names of roles.</param>
/// <param name="Channels">The names of channels.</param>
internal sealed partial record MentionNames(
    CultureInfo Culture,
    IReadOnlyDictionary<Snowflake, string> Users,
    IReadOnlyDictionary<Snowflake, string> Roles,
    IReadOnlyDictionary<Snowflake, string> Channels
)
{
    // The limit of .NET's calendar.
    private const long MaxSeconds = 200_000_000_000;

    public static MentionNames None { get; } =
        new(
            TicketTexts.English,
            new Dictionary<Snowflake, string>(),
            new Dictionary<Snowflake, string>(),
            new Dictionary<Snowflake, string>()
        );

    /// <summary>The users that the message itself mentions; they override others.</summary>
    public IReadOnlyList<User> Mentioned { get; init; } = [];

    /// <summary>The text with names for mentions and dates for timestamps.</summary>
    public string Fill(string text) => Tokens().Replace(text, match => Read(match).Text);

    /// <summary>The mention, emoji or timestamp at this position; null for none.</summary>
    public (int Length, MentionText Mention)? At(string text, int index)
    {
        var match = TokenHere().Match(text, index);
        return match.Success ? (match.Length, Read(match)) : null;
    }

    /// <summary>A timestamp in the language, with its time zone.</summary>
    public static string Words(CultureInfo culture, DateTimeOffset at, char style = 'f')
    {
        var utc = at.UtcDateTime;
        return style switch
        {
            't' => utc.ToString("t", culture) + " UTC",
            'T' => utc.ToString("T", culture) + " UTC",
            'd' => utc.ToString("d", culture),
            'D' => utc.ToString("D", culture),
            'F' => utc.ToString("f", culture) + " UTC",
            _ => $"{utc.ToString("D", culture)} {utc.ToString("t", culture)} UTC",
        };
    }

    private MentionText Read(Match match)
    {
        if (match.Groups["time"] is { Success: true } time)
            return ReadTime(match, time);
        if (match.Groups["emoji"] is { Success: true } emoji)
            return new(emoji.Value, IsEmoji: true);
        if (match.Groups["command"] is { Success: true } command)
            return new("/" + command.Value);
        if (!Snowflake.TryParse(match.Groups["id"].Value, out var id))
            return new(match.Value, IsPlain: true);
        return new(
            match.Groups["kind"].ValueSpan switch
            {
                "@&" => "@" + Shown(new(MentionKind.Role, id), "transcript.unknown-role"),
                "#" => "#" + Shown(new(MentionKind.Channel, id), "transcript.unknown-channel"),
                _ => "@" + Shown(new(MentionKind.User, id), "transcript.unknown-user"),
            }
        );
    }

    private string Shown(MentionKey mention, string unknown) =>
        Find(mention) is { } name ? Direction.Isolate(name) : TicketTexts.Get(Culture, unknown, mention.Id);

    /// <summary>The name of a mention; null if unknown.</summary>
    public string? Find(MentionKey mention) =>
        mention.Kind switch
        {
            MentionKind.Role => Roles.GetValueOrDefault(mention.Id),
            MentionKind.Channel => Channels.GetValueOrDefault(mention.Id),
            _ when mention.Id == DeletedUser.Id => DeletedUser.Name,
            _ => Mentioned.FirstOrDefault(user => user.Id == mention.Id)?.DisplayName ?? Users.GetValueOrDefault(mention.Id),
        };

    /// <summary>The known mentions in texts, with their names.</summary>
    public IReadOnlyDictionary<MentionKey, string> KnownIn(IEnumerable<string> texts)
    {
        var known = new Dictionary<MentionKey, string>();
        foreach (var mention in texts.SelectMany(In))
        {
            if (Find(mention) is { } name)
                known[mention] = Direction.WithoutMarks(name);
        }

        return known;
    }

    /// <summary>The mentions of users, roles and channels in a text.</summary>
    public static IEnumerable<MentionKey> In(string text)
    {
        foreach (Match match in Tokens().Matches(text))
        {
            if (match.Groups["kind"] is { Success: true } kind && Snowflake.TryParse(match.Groups["id"].Value, out var id))
                yield return new(
                    kind.Value switch
                    {
                        "@&" => MentionKind.Role,
                        "#" => MentionKind.Channel,
                        _ => MentionKind.User,
                    },
                    id
                );
        }
    }

    private MentionText ReadTime(Match match, Group time)
    {
        if (
            !long.TryParse(time.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds) >= MaxSeconds
        )
            return new(match.Value, IsPlain: true);
        var at = DateTimeOffset.FromUnixTimeSeconds(Math.Max(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds()));
        return new(Words(Culture, at, match.Groups["style"] is { Success: true } style ? style.Value[0] : 'f'), at);
    }

    // Source: Discord's documentation, "Reference: Message Formatting".
    private const string Token =
        """<(?:(?<kind>@[!&]?|#)(?<id>[0-9]{1,20})|t:(?<time>-?[0-9]{1,13})(?::(?<style>[a-zA-Z]))?|a?(?<emoji>:["""
        + """A-Za-z0-9_]{2,32}:)[0-9]{1,20}|/(?<command>[^<>:\n]{1,100}):[0-9]{1,20})>""";

    [GeneratedRegex(Token)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\G" + Token)]
    private static partial Regex TokenHere();
}

/// <summary>The type of a mention.</summary>
internal enum MentionKind
{
    User,
    Role,
    Channel,
}

/// <summary>A mention in a text.</summary>
internal readonly record struct MentionKey(MentionKind Kind, Snowflake Id);

/// <summary>The replacement of a mention.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">The time; null for none.</param>
/// <param name="IsEmoji">Whether it is the name of an emoji.</param>
/// <param name="IsPlain">Whether it is unknown, and shown as written.</param>
internal sealed record MentionText(string Text, DateTimeOffset? At = null, bool IsEmoji = false, bool IsPlain = false);
