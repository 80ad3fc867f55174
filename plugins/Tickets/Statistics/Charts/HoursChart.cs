using System.Globalization;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Reports;
using ScottPlot;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>The openings per weekday and two hours.</summary>
internal static class HoursChart
{
    // Twenty-four columns would be unreadable on a phone.
    private const int Together = 2;
    private const int Columns = 24 / Together;

    public static byte[]? Draw(int[,] hours, StatsRange range, CultureInfo culture)
    {
        var counts = Add(hours);
        var most = counts.Cast<int>().Max();
        if (most == 0)
            return null;
        var plot = ChartStyle.New(TicketTexts.Get(culture, "stats.chart.hours"));
        for (var day = 0; day < 7; day++)
        {
            for (var column = 0; column < Columns; column++)
                Add(plot, day, column, counts[day, column], most);
        }

        plot.HideGrid();
        plot.Axes.SetLimits(-0.55, Columns - 0.45, 6.55, -0.55);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. Enumerable.Range(0, 7).Select(i => (double)i)],
            [.. Enumerable.Range(1, 7).Select(i => culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(i % 7)))]
        );
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. Enumerable.Range(0, Columns / 2).Select(i => (2.0 * i) - 0.5)],
            [.. Enumerable.Range(0, Columns / 2).Select(i => $"{2 * Together * i}:00")]
        );
        plot.Axes.Bottom.Label(TicketTexts.Get(culture, "stats.axis.hour", range.Zone.Id));
        return plot.ToPng(520);
    }

    private static int[,] Add(int[,] hours)
    {
        var counts = new int[7, Columns];
        for (var day = 0; day < 7; day++)
        {
            for (var hour = 0; hour < 24; hour++)
                counts[day, hour / Together] += hours[day, hour];
        }

        return counts;
    }

    private static void Add(Plot plot, int day, int column, int count, int most)
    {
        var cell = plot.Add.Rectangle(column - 0.46, column + 0.46, day - 0.44, day + 0.44);
        // An empty hour stays visible, and the square root separates small numbers from none.
        var share = Math.Sqrt((double)count / most);
        cell.FillColor = ChartStyle.Lines.MixedWith(ChartStyle.Live, count == 0 ? 0 : 0.15 + (0.85 * share));
        cell.LineWidth = 0;
        if (count == 0)
            return;
        var text = plot.Add.Text(count < 1000 ? count.ToString(CultureInfo.InvariantCulture) : $"{count / 1000.0:0.#}k", column, day);
        (text.LabelFontSize, text.LabelAlignment) = (count < 100 ? 12 : 10, Alignment.MiddleCenter);
        text.LabelFontColor = share > 0.45 ? ChartStyle.Ground : ChartStyle.Text;
        text.LabelFontName = ChartFont.Name;
    }
}
