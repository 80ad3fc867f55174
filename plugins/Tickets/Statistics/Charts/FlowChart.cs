using System.Globalization;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Reports;
using ScottPlot;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>Opened and closed tickets, and open ones at the end of each interval.</summary>
internal static class FlowChart
{
    private const int MaxLabels = 6;
    private const int FewestParts = 6;
    private const int FewestShown = 10;

    public static byte[]? Draw(IReadOnlyList<FlowPoint> flow, StatsRange range, CultureInfo culture)
    {
        if (flow.All(p => p is { Opened: 0, Closed: 0, Live: 0 }))
            return null;
        // The time before the first ticket is omitted.
        var empty = flow.TakeWhile(p => p is { Opened: 0, Closed: 0, Live: 0 }).Count();
        flow = [.. flow.Skip(Math.Min(empty, Math.Max(0, flow.Count - FewestShown)))];
        var plot = ChartStyle.New(TicketTexts.Get(culture, "stats.chart.flow"));
        Add(plot, flow.Select(p => p.Opened), -0.2, ChartStyle.Opened, TicketTexts.Get(culture, "stats.opened"));
        Add(plot, flow.Select(p => p.Closed), 0.2, ChartStyle.Closed, TicketTexts.Get(culture, "stats.closed"));
        var live = plot.Add.Scatter(
            flow.Select((_, i) => (double)i).ToArray(),
            flow.Select(p => (double)p.Live).ToArray(),
            ChartStyle.Live
        );
        (live.LineWidth, live.MarkerSize, live.LegendText) = (2.5f, flow.Count > 45 ? 0 : 5, TicketTexts.Get(culture, "stats.live"));
        live.Axes.YAxis = plot.Axes.Right;

        var bars = Math.Max(1, flow.Max(p => Math.Max(p.Opened, p.Closed)));
        var most = Math.Max(1, flow.Max(p => p.Live));
        // A few days must not fill the image.
        var room = Math.Max(0, (FewestParts - flow.Count) / 2.0);
        plot.Axes.SetLimits(-0.7 - room, flow.Count - 0.3 + room, 0, bars * 1.12);
        plot.Axes.Right.FrameLineStyle.Width = 1;
        plot.Axes.Right.Min = 0;
        plot.Axes.Right.Max = most * 1.12;
        plot.Axes.Left.TickGenerator = ChartStyle.Whole(bars);
        plot.Axes.Right.TickGenerator = ChartStyle.Whole(most);
        plot.Axes.Left.Label(TicketTexts.Get(culture, $"step.per.{range.Step}"));
        plot.Axes.Right.Label(TicketTexts.Get(culture, "stats.live-axis"));
        plot.Axes.Bottom.Label(TicketTexts.Get(culture, $"step.axis.{range.Step}", range.Zone.Id));
        plot.Axes.Bottom.TickGenerator = Days(flow, range.Step, culture);
        plot.ShowLegend(Edge.Bottom).Padding = new PixelPadding(0, 0, 0, 6);
        plot.Legend.Orientation = Orientation.Horizontal;
        (plot.Legend.SymbolWidth, plot.Legend.InterItemPadding) = (10, new PixelPadding(5, 5, 2, 2));
        return plot.ToPng(600);
    }

    private static void Add(Plot plot, IEnumerable<int> counts, double shift, Color color, string name)
    {
        var bars = plot.Add.Bars(
            counts
                .Select(
                    (count, i) =>
                        new Bar
                        {
                            Position = i + shift,
                            Value = count,
                            Size = 0.38,
                            FillColor = color,
                            LineWidth = 0,
                        }
                )
                .ToArray()
        );
        bars.LegendText = name;
    }

    private static ScottPlot.TickGenerators.NumericManual Days(IReadOnlyList<FlowPoint> flow, StatsStep step, CultureInfo culture)
    {
        var every = (flow.Count + MaxLabels - 1) / MaxLabels;
        var shown = flow.Select((p, i) => (p.Day, Index: i)).Where(p => p.Index % every == 0).ToList();
        return new(
            [.. shown.Select(p => (double)p.Index)],
            [.. shown.Select(p => p.Day.ToString(step == StatsStep.Month ? "yyyy/M" : "M/d", CultureInfo.InvariantCulture))]
        );
    }
}
