using ScottPlot;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>The style of charts: dark and opaque, readable in every theme. The colours also differ in brightness.</summary>
internal static class ChartStyle
{
    public static readonly Color Ground = Color.FromHex("#2B2D31");
    public static readonly Color Text = Color.FromHex("#E3E5E8");
    public static readonly Color Lines = Color.FromHex("#45474D");
    public static readonly Color Opened = Color.FromHex("#6C9BFF");
    public static readonly Color Closed = Color.FromHex("#3FB56B");
    public static readonly Color Live = Color.FromHex("#FFC53D");
    public static readonly Color Bars = Color.FromHex("#6C9BFF");

    /// <summary>A phone shows an image about 300 pixels wide: text must be large.</summary>
    public const int Width = 800;
    private const double Scale = 2.1;

    /// <summary>An empty chart.</summary>
    public static Plot New(string title)
    {
        ChartFont.Use();
        var plot = new Plot { ScaleFactor = Scale };
        plot.FigureBackground.Color = Ground;
        plot.DataBackground.Color = Ground;
        plot.Axes.Color(Text);
        plot.Grid.MajorLineColor = Lines;
        plot.Legend.BackgroundColor = Ground;
        plot.Legend.FontColor = Text;
        plot.Legend.OutlineColor = ScottPlot.Colors.Transparent;
        plot.Legend.ShadowColor = ScottPlot.Colors.Transparent;
        plot.Title(title, 15);
        plot.Axes.Title.Label.ForeColor = Text;
        plot.Axes.Title.Label.Bold = false;
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom, plot.Axes.Right })
            (axis.Label.Bold, axis.Label.FontSize) = (false, 12);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        return plot;
    }

    /// <summary>A count and its share; a share above zero is never shown as 0 %.</summary>
    public static string Share(int count, int all)
    {
        var share = 100.0 * count / Math.Max(1, all);
        return $"{count.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} "
            + "("
            + $"{(share is > 0 and < 1 ? "<1" : Math.Round(share).ToString("0", System.Globalization.CultureInfo.InvariantCulture))}%)";
    }

    public static void Label(this IAxis axis, string text) => axis.Label.Text = text;

    public static byte[] ToPng(this Plot plot, int height)
    {
        plot.Font.Set(ChartFont.Name);
        return plot.GetImageBytes(Width, height, ImageFormat.Png);
    }

    /// <summary>Ticks at whole numbers only, and a limited number.</summary>
    public static ITickGenerator Whole(double most, int marks = 6)
    {
        var step = 1.0;
        for (var i = 0; most / step > marks; i++)
            step *= (i % 3) switch
            {
                1 => 2.5,
                _ => 2,
            };
        var positions = Enumerable.Range(0, (int)(most / step) + 2).Select(i => i * step).ToArray();
        return new ScottPlot.TickGenerators.NumericManual(
            positions,
            [.. positions.Select(p => p.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture))]
        );
    }
}
