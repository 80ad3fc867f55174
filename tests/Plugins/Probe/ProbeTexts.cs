using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Probe;

internal static class ProbeTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("DCTicket.Probe.ProbeTexts", typeof(ProbeTexts).Assembly));
}
