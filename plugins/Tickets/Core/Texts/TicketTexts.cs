using System.Globalization;
using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>The texts of all areas: every .resx file whose name ends in Texts.</summary>
internal static class TicketTexts
{
    private const string Ending = "Texts.resources";
    private const string Extension = ".resources";

    /// <summary>For texts at start, without a language.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    public static TextCatalog Catalog { get; } =
        new([
            .. typeof(TicketTexts)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new ResourceManager(name[..^Extension.Length], typeof(TicketTexts).Assembly)),
        ]);

    public static string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) =>
        Catalog.Get(culture, key, arguments);
}
