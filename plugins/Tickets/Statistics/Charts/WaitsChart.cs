using System.Globalization;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Reports;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>The distribution of first response times.</summary>
internal static class WaitsChart
{
    public static byte[]? Draw(IReadOnlyList<int> spread, CultureInfo culture)
    {
        var all = spread.Sum();
        if (all == 0)
            return null;
        List<string> names =
        [
            .. StatsCalculator.Edges.Select(edge => "≤ " + StatsTime.Short(edge, culture)),
            "> " + StatsTime.Short(StatsCalculator.Edges[^1], culture),
        ];
        return BarChart.Draw(
            [.. spread.Select((count, i) => new NamedBar(names[i], count, ChartStyle.Share(count, all)))],
            TicketTexts.Get(culture, "stats.chart.waits"),
            TicketTexts.Get(culture, "stats.first-responses"),
            ChartStyle.Bars
        );
    }
}
