// So that no file needs a using for it alone.
global using Refusal = DCTicket.Contracts.Refusal;
using System.Globalization;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Says refusals in a language, where that is not left to the host.</summary>
internal static class RefusalTexts
{
    public static string In(this Refusal refusal, CultureInfo culture) => TicketTexts.Get(culture, refusal.Key, [.. refusal.Arguments]);
}
