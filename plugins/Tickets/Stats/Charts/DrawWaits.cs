using System.Globalization;
using ScottPlot;

namespace DCTicket.Tickets;

/// <summary>How many customers had their first response how soon.</summary>
internal static class DrawWaits
{
    public static byte[]? Run(IReadOnlyList<int> spread, CultureInfo culture)
    {
        var all = spread.Sum();
        if (all == 0)
            return null;
        var plot = ChartStyle.New(TicketTexts.Get(culture, "stats.chart.waits"));
        var bars = plot.Add.Bars(spread.Select((count, i) => new Bar
        {
            Position = i,
            Value = count,
            Size = 0.8,
            FillColor = ChartStyle.Bars,
            LineWidth = 0,
            ValueLabel = count == 0 ? "" : ChartStyle.Share(count, all),
        }).ToArray());
        (bars.ValueLabelStyle.ForeColor, bars.ValueLabelStyle.FontSize, bars.ValueLabelStyle.Bold) = (ChartStyle.Text, 10, false);
        bars.ValueLabelStyle.FontName = ChartFont.Name;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Axes.SetLimits(-0.6, spread.Count - 0.4, 0, spread.Max() * 1.15);
        plot.Axes.Left.TickGenerator = ChartStyle.Whole(spread.Max());
        plot.Axes.Left.Label(TicketTexts.Get(culture, "stats.first-responses"));
        plot.Axes.Bottom.Label(TicketTexts.Get(culture, "stats.axis.wait"));
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. spread.Select((_, i) => (double)i)],
            [.. Summarize.Edges.Select(edge => "≤ " + StatsTime.Short(edge, culture)), "> " + StatsTime.Short(Summarize.Edges[^1], culture)]);
        return plot.ToPng(480);
    }
}
