using System.Globalization;
using System.Resources;
using DCTicket.Contracts;

namespace DCTicket.Tickets;

internal static class TicketTexts
{
    public static TextCatalog Catalog { get; } = new(new ResourceManager("DCTicket.Tickets.Texts.TicketTexts", typeof(TicketTexts).Assembly));

    public static string Get(CultureInfo culture, string key, params ReadOnlySpan<object?> arguments) => Catalog.Get(culture, key, arguments);
}
