using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The replacement of an erased user.</summary>
internal static class DeletedUser
{
    /// <summary>Discord's own name for deleted accounts.</summary>
    public const string Name = "Deleted User";

    /// <summary>Why a message has no content.</summary>
    public const string Problem = "archive.erased";

    public static readonly Snowflake Id = new(0);

    private const int ShortestId = 15;

    /// <summary>The mention of a user; a deleted user for an erased one.</summary>
    public static string MentionOf(Snowflake id) => id == Id ? Name : Mention.User(id);

    /// <summary>The finished tickets of a server: no work is left.</summary>
    public static IQueryable<Ticket> Over(this TicketsDbContext db, Snowflake guild) =>
        db.Tickets.Where(t => t.GuildId == guild && t.State == TicketState.Closed && t.NextRunAt == null);

    /// <summary>Removes a user's mentions from a text; null stays null.</summary>
    public static string? Without(string? text, Snowflake user) =>
        text
            ?.Replace(Mention.User(user), "@" + Name, StringComparison.Ordinal)
            .Replace($"<@!{user}>", "@" + Name, StringComparison.Ordinal);

    /// <summary>
    /// Removes a user's mentions from a message's JSON, including escaped ones in the bot's own messages, and the id from its texts; null
    /// stays null.
    /// </summary>
    public static string? WithoutInJson(string? json, Snowflake user)
    {
        var (said, id) = (Without(json, user)?.Replace($@"\\<\\@{user}\\>", "@" + Name, StringComparison.Ordinal), user.ToString());
        if (said is null || id.Length < ShortestId || !said.Contains(id, StringComparison.Ordinal))
            return said;
        // An id between quotes is data, and one between slashes is part of an address.
        return Regex.Replace(
            said,
            $"""(?<![0-9/]){id}(?![0-9/])""",
            match => IsQuoted(said, match) ? match.Value : Name,
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
    }

    /// <summary>Removes a user's mentions and bare id from a text; null stays null.</summary>
    public static string? WithoutId(string? text, Snowflake user)
    {
        var (said, id) = (Without(text, user), user.ToString());
        // A short number is usually not an id.
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
