namespace DCTicket.Toolkit.Text;

/// <summary>
/// Instants that each reader's own client writes in their language and time zone. Source: Discord's documentation, "Message Formatting".
/// Titles and footers of embeds show them as they are.
/// </summary>
public static class Timestamp
{
    /// <summary>Date and time, such as “30 November 2026 20:05”.</summary>
    public static string Exact(DateTimeOffset at) => Write(at, 'f');

    /// <summary>How far away it is, such as “in 2 hours”.</summary>
    public static string Relative(DateTimeOffset at) => Write(at, 'R');

    private static string Write(DateTimeOffset at, char style) => $"<t:{at.ToUnixTimeSeconds()}:{style}>";
}
