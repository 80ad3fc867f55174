using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Host.Texts;

/// <summary>The host's own texts for members.</summary>
internal static class HostTexts
{
    public static TextCatalog Catalog { get; } = new([ResourcesOf("HostTexts"), ResourcesOf("SettingsTexts")]);

    private static ResourceManager ResourcesOf(string name) => new($"DCTicket.Host.Texts.{name}", typeof(HostTexts).Assembly);
}
