using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Host.Texts;

/// <summary>The host's own texts for members.</summary>
internal static class HostTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("DCTicket.Host.Texts.HostTexts", typeof(HostTexts).Assembly));
}
