using System.Text.RegularExpressions;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Placeholders such as <c>{user}</c> in texts of admins and staff. Case is ignored.</summary>
internal static partial class Placeholders
{
    /// <summary>The text with the values of known placeholders; others stay as typed.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Pattern().Replace(text, match => values.GetValueOrDefault(NameOf(match), match.Value));

    /// <summary>The placeholders of a text that are not known, as typed, each once.</summary>
    public static IReadOnlyList<string> FindUnknown(string text, IReadOnlyCollection<string> known) =>
        [.. Pattern().Matches(text).Where(match => !known.Contains(NameOf(match))).Select(match => match.Value).Distinct()];

    private static string NameOf(Match match) => match.Groups[1].Value.ToLowerInvariant();

    [GeneratedRegex(@"\{([\p{L}\p{N}_.-]{1,30})\}")]
    private static partial Regex Pattern();
}
