using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.History.Records;

/// <summary>A part of a list by time, the oldest first.</summary>
/// <param name="Items">What is shown.</param>
/// <param name="HasOlder">Whether there is something before it.</param>
/// <param name="HasNewer">Whether there is something after it.</param>
internal sealed record PagePart<T>(IReadOnlyList<T> Items, bool HasOlder, bool HasNewer);

/// <summary>
/// Turns the pages of what belongs to a ticket. A page is where one stands in the list and not a number: what comes meanwhile moves
/// nothing.
/// </summary>
internal static class CursorPager
{
    /// <summary>The part of a list that is shown.</summary>
    /// <param name="read">What there is, one more than fits: oldest first when it goes forward, else newest first.</param>
    /// <param name="forward">Whether it goes to the newer ones.</param>
    /// <param name="isEnd">Whether it begins at an end of the list.</param>
    /// <param name="fit">How many of the first there is room for.</param>
    public static PagePart<T> Part<T>(IReadOnlyList<T> read, bool forward, bool isEnd, int fit)
    {
        var shown = read.Take(fit).ToList();
        var more = read.Count > shown.Count;
        if (!forward)
            shown.Reverse();
        return forward ? new PagePart<T>(shown, !isEnd, more) : new PagePart<T>(shown, more, !isEnd);
    }

    /// <summary>Whether a page begins at one of the ends.</summary>
    public static bool IsEnd(bool forward, long from) => forward ? from <= 0 : from == long.MaxValue;

    /// <summary>The buttons under a part: to both ends, to both sides, and back to the ticket.</summary>
    /// <param name="culture">The member's language.</param>
    /// <param name="name">The handler, which takes the ticket, 1 for newer or 0 for older, and from where.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="first">Where the part begins.</param>
    /// <param name="last">Where it ends.</param>
    /// <param name="hasOlder">Whether there is something before it.</param>
    /// <param name="hasNewer">Whether there is something after it.</param>
    public static IReadOnlyList<Component> Buttons(
        CultureInfo culture,
        string name,
        Guid ticket,
        long first,
        long last,
        bool hasOlder,
        bool hasNewer
    )
    {
        return
        [
            Go("pages.oldest", 1, 0, hasOlder),
            Go("pages.older", 0, first, hasOlder),
            Go("pages.newer", 1, last, hasNewer),
            Go("pages.newest", 0, long.MaxValue, hasNewer),
            new Button(Route.To("history-card", ticket), TicketTexts.Get(culture, "history.back")) { Style = ButtonStyle.Primary },
        ];

        // Two buttons of a message cannot lead to the same place.
        Button Go(string key, int forward, long from, bool possible) =>
            new(Route.To(name, ticket, forward, from, key[^2..]), TicketTexts.Get(culture, key)) { Disabled = !possible };
    }
}
