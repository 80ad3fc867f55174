using System.Text;
using ScottPlot;
using SkiaSharp;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>
/// The font of charts, shipped with the plugin for identical output on every machine: Noto Sans with Latin, Greek, Cyrillic and Japanese
/// letters, and common Chinese characters of Taiwan.
/// </summary>
internal static class ChartFont
{
    public const string Name = "DCTicket";

    private static readonly Lazy<SKTypeface> Letters = new(Load);

    /// <summary>Registers the font with ScottPlot; call it before the first chart.</summary>
    public static void Use()
    {
        _ = Letters.Value;
    }

    /// <summary>A name with drawable characters only, truncated to a width (a Chinese character counts twice). It may be empty.</summary>
    public static string Fit(string name, int widest)
    {
        var text = new StringBuilder();
        var width = 0;
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes().Where(CanDraw))
        {
            width += rune.Value >= 0x1100 ? 2 : 1;
            if (width > widest)
                return text.ToString().TrimEnd()[..^1].TrimEnd() + "…";
            text.Append(rune.ToString());
        }

        return text.ToString().Trim();
    }

    private static bool CanDraw(Rune rune) => !Rune.IsControl(rune) && Letters.Value.ContainsGlyph(rune.Value);

    private static SKTypeface Load()
    {
        using var file = typeof(ChartFont).Assembly.GetManifestResourceStream("DCTicket.Tickets.Charts.Font")!;
        var letters = SKTypeface.FromStream(file) ?? throw new InvalidOperationException("The font of charts cannot be read.");
        ScottPlot.Fonts.FontResolvers.Insert(0, new Resolver(letters));
        ScottPlot.Fonts.Default = Name;
        return letters;
    }

    private sealed class Resolver(SKTypeface letters) : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => letters;

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => letters;
    }
}
