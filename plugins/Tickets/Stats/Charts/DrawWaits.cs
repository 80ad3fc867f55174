using System.Globalization;

namespace DCTicket.Tickets;

/// <summary>How many customers had their first response how soon.</summary>
internal static class DrawWaits
{
    public static byte[]? Run(IReadOnlyList<int> spread, CultureInfo culture)
    {
        var all = spread.Sum();
        if (all == 0)
            return null;
        List<string> names = [.. Summarize.Edges.Select(edge => "≤ " + StatsTime.Short(edge, culture)), "> " + StatsTime.Short(Summarize.Edges[^1], culture)];
        return DrawBars.Run(
            [.. spread.Select((count, i) => new NamedBar(names[i], count, ChartStyle.Share(count, all)))],
            TicketTexts.Get(culture, "stats.chart.waits"),
            TicketTexts.Get(culture, "stats.first-responses"),
            ChartStyle.Bars);
    }
}
