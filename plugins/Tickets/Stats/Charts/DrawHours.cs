using System.Globalization;
using ScottPlot;

namespace DCTicket.Tickets;

/// <summary>At which hour of which weekday tickets are opened.</summary>
internal static class DrawHours
{
    public static byte[]? Run(int[,] hours, StatsRange range, CultureInfo culture)
    {
        var most = hours.Cast<int>().Max();
        if (most == 0)
            return null;
        var plot = ChartStyle.New(TicketTexts.Get(culture, "stats.chart.hours"));
        for (var day = 0; day < 7; day++)
        {
            for (var hour = 0; hour < 24; hour++)
                Add(plot, day, hour, hours[day, hour], most);
        }

        plot.HideGrid();
        plot.Axes.SetLimits(-0.55, 23.55, 6.55, -0.55);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. Enumerable.Range(0, 7).Select(i => (double)i)], [.. Enumerable.Range(1, 7).Select(i => culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(i % 7)))]);
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. Enumerable.Range(0, 12).Select(i => 2.0 * i)], [.. Enumerable.Range(0, 12).Select(i => $"{2 * i}:00")]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 10;
        plot.Axes.Bottom.Label(TicketTexts.Get(culture, "stats.axis.hour", range.Zone.Id));
        return plot.ToPng(470);
    }

    private static void Add(Plot plot, int day, int hour, int count, int most)
    {
        var cell = plot.Add.Rectangle(hour - 0.46, hour + 0.46, day - 0.44, day + 0.44);
        // An empty hour is still to be seen as one, and the root keeps small numbers apart from none.
        var share = Math.Sqrt((double)count / most);
        cell.FillColor = ChartStyle.Lines.MixedWith(ChartStyle.Live, count == 0 ? 0 : 0.15 + (0.85 * share));
        cell.LineWidth = 0;
        if (count == 0)
            return;
        var text = plot.Add.Text(count < 1000 ? count.ToString(CultureInfo.InvariantCulture) : $"{count / 1000.0:0.#}k", hour, day);
        (text.LabelFontSize, text.LabelAlignment) = (count < 100 ? 11 : 9, Alignment.MiddleCenter);
        text.LabelFontColor = share > 0.45 ? ChartStyle.Ground : ChartStyle.Text;
        text.LabelFontName = ChartFont.Name;
    }
}
