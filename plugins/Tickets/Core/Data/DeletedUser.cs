using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Data;

/// <summary>What stands in the place of somebody who was forgotten.</summary>
internal static class DeletedUser
{
    /// <summary>As Discord calls accounts that are gone, in every language.</summary>
    public const string Name = "Deleted User";

    /// <summary>Why a message says nothing.</summary>
    public const string Problem = "archive.erased";

    public static readonly Snowflake Id = new(0);

    private const int ShortestId = 15;

    /// <summary>A person as Discord shows them; who was forgotten is nobody to Discord.</summary>
    public static string Mention(Snowflake id) => id == Id ? Name : $"<@{id}>";

    /// <summary>The tickets of a server that are over: nothing is left to do for them.</summary>
    public static IQueryable<Ticket> Over(this TicketsDbContext db, Snowflake guild) =>
        db.Tickets.Where(t => t.GuildId == guild && t.State == TicketState.Closed && t.NextRunAt == null);

    /// <summary>A text without the person's mentions; null stays null.</summary>
    public static string? Without(string? text, Snowflake user) =>
        text?.Replace($"<@{user}>", "@" + Name, StringComparison.Ordinal).Replace($"<@!{user}>", "@" + Name, StringComparison.Ordinal);

    /// <summary>
    /// JSON of a message without the person's mentions, also escaped ones as in the bot's own cards, and without the id in its texts;
    /// null stays null.
    /// </summary>
    public static string? WithoutInJson(string? json, Snowflake user)
    {
        var (said, id) = (Without(json, user)?.Replace($@"\\<\\@{user}\\>", "@" + Name, StringComparison.Ordinal), user.ToString());
        if (said is null || id.Length < ShortestId || !said.Contains(id, StringComparison.Ordinal))
            return said;
        // What stands alone between quotes is an id that is read as one, and what stands between slashes is part of an address.
        return Regex.Replace(
            said,
            $"""(?<![0-9/]){id}(?![0-9/])""",
            match => IsQuoted(said, match) ? match.Value : Name,
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
    }

    /// <summary>What somebody wrote, without the person's mentions and without the bare id; null stays null.</summary>
    public static string? WithoutId(string? text, Snowflake user)
    {
        var (said, id) = (Without(text, user), user.ToString());
        // A short number is more often a number.
        if (said is null || id.Length < ShortestId || !said.Contains(id, StringComparison.Ordinal))
            return said;
        return Regex.Replace(
            said.Replace($@"\<\@{user}\>", "@" + Name, StringComparison.Ordinal),
            $"(?<![0-9]){id}(?![0-9])",
            Name,
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
    }

    private static bool IsQuoted(string json, Match match) =>
        match.Index > 0
        && json[match.Index - 1] == '"'
        && match.Index + match.Length < json.Length
        && json[match.Index + match.Length] == '"';
}
