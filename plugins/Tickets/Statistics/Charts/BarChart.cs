using System.Globalization;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Statistics.Reports;
using ScottPlot;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>A bar of a horizontal chart.</summary>
/// <param name="Name">The label before it.</param>
/// <param name="Value">Its length.</param>
/// <param name="Label">The label behind it.</param>
internal sealed record NamedBar(string Name, int Value, string Label);

/// <summary>Horizontal bar charts: ratings, and staff.</summary>
internal static class BarChart
{
    private const int MaxPeople = 12;
    private const int WidestName = 16;

    /// <summary>The number of ratings by stars.</summary>
    public static byte[]? Ratings(IReadOnlyList<int> stars, CultureInfo culture)
    {
        var all = stars.Sum();
        var bars = stars.Select((count, i) => new NamedBar(new string('★', i + 1), count, ChartStyle.Share(count, all))).Reverse().ToList();
        return all == 0
            ? null
            : Draw(bars, TicketTexts.Get(culture, "stats.chart.ratings"), TicketTexts.Get(culture, "stats.ratings"), ChartStyle.Live);
    }

    /// <summary>The number of responses per staff member, and the customers' waiting times.</summary>
    public static byte[]? Staff(
        IReadOnlyList<StatsGroup<Contracts.Snowflake>> staff,
        Func<Contracts.Snowflake, string> name,
        CultureInfo culture
    )
    {
        var bars = staff
            .Where(s => s.Responses > 0)
            .OrderByDescending(s => s.Responses)
            .Take(MaxPeople)
            .Select(s => new NamedBar(
                NameOf(name(s.Key), s.Key),
                s.Responses,
                TicketTexts.Get(
                    culture,
                    "stats.bar",
                    s.Responses.ToString("#,0", CultureInfo.InvariantCulture),
                    StatsTime.Short(s.Any!.Median, culture)
                )
            ))
            .ToList();
        return bars.Count == 0
            ? null
            : Draw(bars, TicketTexts.Get(culture, "stats.chart.staff"), TicketTexts.Get(culture, "stats.responses"), ChartStyle.Bars);
    }

    private static string NameOf(string name, Contracts.Snowflake id) =>
        ChartFont.Fit(name, WidestName) is { Length: > 0 } text ? text : "#" + id.ToString()[^Math.Min(4, id.ToString().Length)..];

    /// <summary>Horizontal bars leave more room for names and numbers.</summary>
    public static byte[] Draw(IReadOnlyList<NamedBar> bars, string title, string axis, Color color)
    {
        var plot = ChartStyle.New(title);
        var shown = plot.Add.Bars(
            bars.Select(
                    (bar, i) =>
                        new Bar
                        {
                            Position = i,
                            Value = bar.Value,
                            Size = 0.7,
                            FillColor = color,
                            LineWidth = 0,
                            ValueLabel = bar.Value == 0 ? "" : bar.Label,
                        }
                )
                .ToArray()
        );
        shown.Horizontal = true;
        plot.Grid.YAxisStyle.IsVisible = false;
        (shown.ValueLabelStyle.ForeColor, shown.ValueLabelStyle.FontSize, shown.ValueLabelStyle.Bold) = (ChartStyle.Text, 12, false);
        shown.ValueLabelStyle.FontName = ChartFont.Name;
        var most = bars.Max(bar => bar.Value);
        // Room for the longest label.
        plot.Axes.SetLimits(0, most * 1.55, bars.Count - 0.4, -0.6);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            [.. bars.Select((_, i) => (double)i)],
            [.. bars.Select(bar => bar.Name)]
        );
        plot.Axes.Bottom.TickGenerator = ChartStyle.Whole(most, marks: 4);
        plot.Axes.Bottom.Label(axis);
        return plot.ToPng(230 + (52 * bars.Count));
    }
}
