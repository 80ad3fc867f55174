using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>The button that delivers the transcript of a ticket.</summary>
internal static class TranscriptButton
{
    public static Button Create(Guid ticket, CultureInfo culture) =>
        new(RouteOf(ticket, 0), TicketTexts.Get(culture, "transcript.button")) { Emoji = "📄" };

    /// <summary>The route of one part of a transcript with several messages; the first is 0.</summary>
    public static Route RouteOf(Guid ticket, int part) => Route.To("transcript", ticket, part);
}
