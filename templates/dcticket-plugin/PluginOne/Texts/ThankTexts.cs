using System.Resources;
using DCTicket.Contracts;

namespace PluginOne;

internal static class ThankTexts
{
    public static TextCatalog Catalog { get; } =
        new(new ResourceManager("PluginOne.Texts.ThankTexts", typeof(ThankTexts).Assembly));
}
