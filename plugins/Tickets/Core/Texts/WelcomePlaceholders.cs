using System.Text.RegularExpressions;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>The placeholders of a department's welcome text.</summary>
internal static partial class WelcomePlaceholders
{
    public const string User = "{user}";
    public const string Ticket = "{ticket}";
    public const string Department = "{department}";
    public const string Server = "{server}";

    /// <summary>The first one that does not exist; null for none.</summary>
    public static string? FindUnknown(string text) =>
        Pattern().Matches(text).Select(match => match.Value).FirstOrDefault(place => place is not (User or Ticket or Department or Server));

    /// <summary>Replaces the placeholders; others remain.</summary>
    public static string Fill(string text, Func<string, string?> value) =>
        Pattern().Replace(text, match => value(match.Value) ?? match.Value);

    [GeneratedRegex(@"\{[^{}\s]+\}")]
    private static partial Regex Pattern();
}
