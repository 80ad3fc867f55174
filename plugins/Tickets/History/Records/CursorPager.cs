using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.History.Records;

/// <summary>A page of a list by time, oldest first.</summary>
/// <param name="Items">The items.</param>
/// <param name="HasOlder">Whether there are older items.</param>
/// <param name="HasNewer">Whether there are newer items.</param>
internal sealed record PagePart<T>(IReadOnlyList<T> Items, bool HasOlder, bool HasNewer);

/// <summary>Cursor-based paging of a ticket's items. New items do not move a page.</summary>
internal static class CursorPager
{
    /// <summary>The items of a page.</summary>
    /// <param name="read">The items, one more than fits: oldest first forward, else newest first.</param>
    /// <param name="forward">Whether the page goes to newer items.</param>
    /// <param name="isEnd">Whether it starts at an end of the list.</param>
    /// <param name="fit">How many of the first items fit.</param>
    public static PagePart<T> Part<T>(IReadOnlyList<T> read, bool forward, bool isEnd, int fit)
    {
        var shown = read.Take(fit).ToList();
        var more = read.Count > shown.Count;
        if (!forward)
            shown.Reverse();
        return forward ? new PagePart<T>(shown, !isEnd, more) : new PagePart<T>(shown, more, !isEnd);
    }

    /// <summary>Whether a page starts at an end of the list.</summary>
    public static bool IsEnd(bool forward, long from) => forward ? from <= 0 : from == long.MaxValue;

    /// <summary>The paging buttons: first, previous, next, last, and back to the ticket.</summary>
    /// <param name="culture">The member's language.</param>
    /// <param name="name">The handler, which takes the ticket, 1 for newer or 0 for older, and the cursor.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="first">The cursor of the first item.</param>
    /// <param name="last">The cursor of the last item.</param>
    /// <param name="hasOlder">Whether there are older items.</param>
    /// <param name="hasNewer">Whether there are newer items.</param>
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

        // Custom ids must be unique in a message.
        Button Go(string key, int forward, long from, bool possible) =>
            new(Route.To(name, ticket, forward, from, key[^2..]), TicketTexts.Get(culture, key)) { Disabled = !possible };
    }
}
