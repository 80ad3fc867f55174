using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Conversation.Notices;

/// <summary>The buttons of a close request.</summary>
internal static class CloseRequestButtons
{
    public static IReadOnlyList<Button> Of(Guid ticket, CultureInfo culture) =>
        [
            new(Route.To("close-confirm", ticket), TicketTexts.Get(culture, "close-request.confirm"))
            {
                Style = ButtonStyle.Success,
                Emoji = "✅",
            },
            new(Route.To("close-decline", ticket), TicketTexts.Get(culture, "close-request.decline")) { Emoji = "💬" },
        ];
}
