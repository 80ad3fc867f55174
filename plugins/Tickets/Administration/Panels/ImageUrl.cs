using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Administration.Panels;

/// <summary>The URL of an image that an admin enters.</summary>
internal static class ImageUrl
{
    // Discord's limit of a URL in an embed.
    public const int MaxLength = 2048;

    /// <summary>Reads an https URL; an empty text is null. False for anything else.</summary>
    public static bool TryParse(string text, out string? url)
    {
        var written = VisibleText.Trim(text);
        url = written.Length == 0 ? null : written;
        return url is null
            || (
                url.Length <= MaxLength
                && Uri.TryCreate(url, UriKind.Absolute, out var uri)
                && uri.Scheme == Uri.UriSchemeHttps
                && uri.UserInfo.Length == 0
                && uri.Host.Contains('.', StringComparison.Ordinal)
            );
    }
}
