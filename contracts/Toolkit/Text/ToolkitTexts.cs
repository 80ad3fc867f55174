using System.Globalization;
using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Toolkit.Text;

/// <summary>The texts of the Toolkit.</summary>
internal static class ToolkitTexts
{
    private static readonly TextCatalog Catalog = new(
        new ResourceManager("DCTicket.Toolkit.Text.ToolkitTexts", typeof(ToolkitTexts).Assembly)
    );

    public static string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) =>
        Catalog.Get(culture, key, arguments);
}
