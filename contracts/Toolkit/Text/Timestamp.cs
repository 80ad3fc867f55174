namespace DCTicket.Toolkit.Text;

/// <summary>
/// Formats timestamps, which each client shows in its language and time zone. Source: Discord's documentation, "Message Formatting". They
/// are not rendered in titles and footers of embeds.
/// </summary>
public static class Timestamp
{
    /// <summary>Date and time, such as “30 November 2026 20:05”.</summary>
    public static string Exact(DateTimeOffset at) => Write(at, 'f');

    /// <summary>Relative time, such as “in 2 hours”.</summary>
    public static string Relative(DateTimeOffset at) => Write(at, 'R');

    private static string Write(DateTimeOffset at, char style) => $"<t:{at.ToUnixTimeSeconds()}:{style}>";
}
