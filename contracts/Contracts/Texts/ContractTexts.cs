using System.Resources;

namespace DCTicket.Contracts;

internal static class ContractTexts
{
    public static TextCatalog Catalog { get; } =
        new(new ResourceManager("DCTicket.Contracts.Texts.ContractTexts", typeof(ContractTexts).Assembly));
}
