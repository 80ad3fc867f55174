using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>The pages of a long list. A page beyond the end is the last one.</summary>
internal sealed class Paging(int count, int onPage, int page)
{
    private int Pages => Math.Max(1, (count + onPage - 1) / onPage);

    private int Page => Math.Clamp(page, 0, Pages - 1);

    /// <summary>The number of items before the page.</summary>
    public int First => Page * onPage;

    public EmbedFooter? Footer(CultureInfo culture) =>
        Pages == 1 ? null : new EmbedFooter(TicketTexts.Get(culture, "setting.page", Page + 1, Pages));

    /// <summary>The paging buttons, with the page as the last argument of the route.</summary>
    public IReadOnlyList<Button> Buttons(string route) => Buttons(number => Route.To(route, number));

    /// <summary>The same for a route with other arguments.</summary>
    public IReadOnlyList<Button> Buttons(Func<int, Route> route) =>
        Pages == 1
            ? []
            :
            [
                // Custom ids must be unique in a message.
                new Button(route(Page - 1), "◀") { Disabled = Page == 0 },
                new Button(route(Page + 1), "▶") { Disabled = Page == Pages - 1 },
            ];
}
