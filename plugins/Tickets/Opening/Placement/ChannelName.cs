using System.Globalization;
using System.Text;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Placement;

/// <summary>The name of a ticket's channel, in any script, within Discord's limits.</summary>
internal static class ChannelName
{
    public const int MaxLength = 100;

    // Zero-width joiners of emoji sequences.
    private const int Joiner = 0x200D;

    /// <summary>The names to try, in order: Discord rejects some words and numbers in names.</summary>
    public static IReadOnlyList<string> Candidates(Ticket ticket) =>
        [.. new[] { Of(ticket), $"ticket-{ticket.Label}", $"ticket-{ticket.Id.ToString("N")[^8..]}" }.Distinct()];

    /// <summary>The name chosen by staff, else the department's pattern.</summary>
    public static string Of(Ticket ticket)
    {
        var department = ticket.Department!;
        var name = Normalize(ticket.Name ?? "");
        if (name.Length == 0)
            name = Fill(department.NamePattern, department.Key, ticket.Label, ticket.OwnerName);
        return name.Length == 0 ? $"ticket-{ticket.Label}" : name;
    }

    /// <summary>Fills in a pattern. The member's name is shortened first.</summary>
    public static string Fill(string pattern, string department, string number, string user)
    {
        var person = Normalize(user);
        // Some names are invisible: the number identifies the channel instead.
        if (person.Length == 0 && !pattern.Contains("{number}", StringComparison.OrdinalIgnoreCase))
            person = number;
        while (true)
        {
            var name = Normalize(
                pattern
                    .Replace("{department}", department, StringComparison.OrdinalIgnoreCase)
                    .Replace("{number}", number, StringComparison.OrdinalIgnoreCase)
                    .Replace("{user}", person, StringComparison.OrdinalIgnoreCase)
            );
            var excess = Truncate.Length(name) - MaxLength;
            if (excess <= 0 || person.Length == 0)
                return Shorten(name, MaxLength);
            person = Shorten(person, Math.Max(0, Truncate.Length(person) - excess));
        }
    }

    /// <summary>Lower case, hyphens for blanks, and nothing that Discord would remove.</summary>
    public static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        var before = new Rune('-');
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (IsKept(rune) || (before.Value != '-' && (rune.Value == Joiner || VisibleText.Completes(before, rune))))
                before = Rune.ToLowerInvariant(rune);
            else if ((Rune.IsWhiteSpace(rune) || rune.Value is '-' or '.' or '/') && before.Value != '-')
                before = new Rune('-');
            else
                continue;
            result.Append(before.ToString());
        }

        return VisibleText.Trim(result.ToString().Trim('-')).Trim('-');
    }

    /// <summary>Truncates, without a hyphen at the end.</summary>
    public static string Shorten(string name, int longest) =>
        Truncate.Length(name) <= longest ? name : Truncate.Start(name, longest).TrimEnd('-');

    private static bool IsKept(Rune rune) =>
        rune != Rune.ReplacementChar
        && VisibleText.IsVisible(rune)
        && (
            rune.Value == '_'
            || Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.LetterNumber
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.OtherSymbol
            || rune.Value is >= 0x1F3FB and <= 0x1F3FF
        );

    // Half a surrogate pair cannot be normalized.
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
