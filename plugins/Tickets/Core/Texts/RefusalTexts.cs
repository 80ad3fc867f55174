// Without a namespace of its own, so that no file needs a using for it.
global using Refusal = DCTicket.Contracts.Refusal;
using System.Globalization;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>Translates refusals, where the host does not.</summary>
internal static class RefusalTexts
{
    public static string In(this Refusal refusal, CultureInfo culture) => TicketTexts.Get(culture, refusal.Key, [.. refusal.Arguments]);
}
