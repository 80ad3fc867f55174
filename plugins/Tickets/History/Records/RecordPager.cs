using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Lists;

namespace DCTicket.Tickets.History.Records;

/// <summary>The buttons under a page of what belongs to a ticket.</summary>
internal static class RecordPager
{
    /// <summary>To both ends, to both sides, and back to the ticket.</summary>
    /// <param name="culture">The member's language.</param>
    /// <param name="name">The handler, which takes the ticket and a <see cref="PageCursor"/>.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="page">What is shown.</param>
    /// <param name="id">The id of a row.</param>
    public static IReadOnlyList<Component> Buttons<T>(
        CultureInfo culture,
        string name,
        Guid ticket,
        CursorPage<T> page,
        Func<T, long> id
    ) =>
        [
            .. CursorPager.Buttons(culture, page, id, (forward, from, own) => Route.To(name, ticket, forward, from, own)),
            new Button(Route.To("history-card", ticket), TicketTexts.Get(culture, "history.back")) { Style = ButtonStyle.Primary },
        ];
}
