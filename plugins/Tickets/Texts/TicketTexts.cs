using System.Globalization;
using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>The texts of all .resx files of this folder.</summary>
internal static class TicketTexts
{
    private const string Folder = "DCTicket.Tickets.Texts.";
    private const string Extension = ".resources";

    /// <summary>For what is said at start, where there is nobody's language.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static TextCatalog Catalog { get; } = new(
    [
        .. typeof(TicketTexts).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => new ResourceManager(name[..^Extension.Length], typeof(TicketTexts).Assembly)),
    ]);

    public static string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(culture, key, arguments);
}
