using System.Globalization;
using System.Text;

namespace DCTicket.Tickets;

/// <summary>How a ticket's channel is called, in any script, within what Discord takes.</summary>
internal static class ChannelName
{
    public const int Longest = 100;

    // What joins emoji to one picture, such as a family.
    private const int Joiner = 0x200D;

    /// <summary>The names to try, in their order: Discord refuses words, and some numbers, in names.</summary>
    public static IReadOnlyList<string> Candidates(Ticket ticket) =>
        [.. new[] { Of(ticket), $"ticket-{ticket.Label}", $"ticket-{ticket.Id.ToString("N")[^8..]}" }.Distinct()];

    /// <summary>The name that staff gave it, else what the department's pattern makes.</summary>
    public static string Of(Ticket ticket)
    {
        var department = ticket.Department!;
        var name = Normalize(ticket.Name ?? "");
        if (name.Length == 0)
            name = Fill(department.NamePattern, department.Key, ticket.Label, ticket.OwnerName);
        return name.Length == 0 ? $"ticket-{ticket.Label}" : name;
    }

    /// <summary>Fills a pattern in. Of a name that gets too long the member's name is shortened first.</summary>
    public static string Fill(string pattern, string department, string number, string user)
    {
        var person = Normalize(user);
        while (true)
        {
            var name = Normalize(pattern.Replace("{department}", department, StringComparison.OrdinalIgnoreCase)
                .Replace("{number}", number, StringComparison.OrdinalIgnoreCase).Replace("{user}", person, StringComparison.OrdinalIgnoreCase));
            if (name.Length <= Longest || person.Length == 0)
                return Cut(name, Longest);
            person = Cut(person, Math.Max(0, person.Length - (name.Length - Longest)));
        }
    }

    /// <summary>Small letters, hyphens for blanks, and nothing that Discord would drop.</summary>
    public static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsKept(rune))
                result.Append(Rune.ToLowerInvariant(rune));
            else if ((Rune.IsWhiteSpace(rune) || rune.Value is '-' or '.' or '/') && result.Length > 0 && result[^1] != '-')
                result.Append('-');
        }

        return result.ToString().Trim('-');
    }

    /// <summary>At most so many UTF-16 characters, with no letter cut apart from its marks.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = 0;
        while (StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= longest)
            end += next;
        return text[..end].TrimEnd('-');
    }

    private static bool IsKept(Rune rune) => rune != Rune.ReplacementChar && (rune.Value == Joiner || rune.Value == '_' || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol
        || rune.Value is >= 0x1F3FB and <= 0x1F3FF);

    // Half a surrogate pair cannot be normalized.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
