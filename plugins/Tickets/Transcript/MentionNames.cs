using System.Globalization;
using System.Text.RegularExpressions;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>What mentions and instants in a message stand for: in a transcript nobody's client fills them in.</summary>
/// <param name="Users">The names of people that the ticket knows.</param>
/// <param name="Roles">The names of its department's roles.</param>
/// <param name="Channels">The names of its channels.</param>
internal sealed partial record MentionNames(
    IReadOnlyDictionary<Snowflake, string> Users, IReadOnlyDictionary<Snowflake, string> Roles, IReadOnlyDictionary<Snowflake, string> Channels)
{
    public static MentionNames None { get; } =
        new(new Dictionary<Snowflake, string>(), new Dictionary<Snowflake, string>(), new Dictionary<Snowflake, string>());

    /// <summary>The text with names for mentions and dates for instants.</summary>
    public string Fill(string text) => Tokens().Replace(text, match => NameOf(match));

    /// <summary>A mention or an instant that stands at this place; null for none.</summary>
    public (int Length, string Name)? At(string text, int index)
    {
        var match = Tokens().Match(text, index);
        return match.Success && match.Index == index ? (match.Length, NameOf(match)) : null;
    }

    private string NameOf(Match match)
    {
        if (match.Groups["time"] is { Success: true } time)
            return long.TryParse(time.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 200_000_000_000
                ? ReadTranscript.Instant(DateTimeOffset.FromUnixTimeSeconds(seconds))
                : match.Value;
        if (match.Groups["emoji"] is { Success: true } emoji)
            return emoji.Value;
        if (!Snowflake.TryParse(match.Groups["id"].Value, out var id))
            return match.Value;
        return match.Groups["kind"].ValueSpan switch
        {
            "@&" => "@" + Roles.GetValueOrDefault(id, id.ToString()),
            "#" => "#" + Channels.GetValueOrDefault(id, id.ToString()),
            _ => "@" + Users.GetValueOrDefault(id, id.ToString()),
        };
    }

    // Source: Discord's documentation, "Reference: Message Formatting".
    [GeneratedRegex("""<(?:(?<kind>@[!&]?|#)(?<id>[0-9]{1,20})|t:(?<time>-?[0-9]{1,13})(?::[a-zA-Z])?|a?(?<emoji>:[A-Za-z0-9_]{2,32}:)[0-9]{1,20})>""")]
    private static partial Regex Tokens();
}
