using System.Globalization;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>A list that is too long for one message, in pages. A page that is not there any more is the last one.</summary>
internal sealed class Paging(int count, int onPage, int page)
{
    private int Pages => Math.Max(1, (count + onPage - 1) / onPage);

    private int Page => Math.Clamp(page, 0, Pages - 1);

    /// <summary>How many stand on the pages before.</summary>
    public int First => Page * onPage;

    public EmbedFooter? Footer(CultureInfo culture) =>
        Pages == 1 ? null : new EmbedFooter(TicketTexts.Get(culture, "setting.page", Page + 1, Pages));

    /// <summary>The buttons that turn the page, which stands last in their route.</summary>
    public IReadOnlyList<Button> Buttons(string route) => Buttons(number => Route.To(route, number));

    /// <summary>The same, where the route has more than the page.</summary>
    public IReadOnlyList<Button> Buttons(Func<int, Route> route) =>
        Pages == 1
            ? []
            :
            [
                // Two buttons of one message must not have the same route.
                new Button(route(Page - 1), "◀") { Disabled = Page == 0 },
                new Button(route(Page + 1), "▶") { Disabled = Page == Pages - 1 },
            ];
}
