using System.Text;
using ScottPlot;
using SkiaSharp;

namespace DCTicket.Tickets.Statistics.Charts;

/// <summary>
/// The letters of charts. They come with the plugin, since a bare machine has none, and one that has some draws the same picture: Noto
/// Sans with the Latin, Greek, Cyrillic and Japanese letters, and the characters of Chinese that are in common use in Taiwan.
/// </summary>
internal static class ChartFont
{
    public const string Name = "DCTicket";

    private static readonly Lazy<SKTypeface> _letters = new(Load);

    /// <summary>Has ScottPlot draw with them; must be called before the first chart.</summary>
    public static void Use()
    {
        _ = _letters.Value;
    }

    /// <summary>
    /// A name as it can be drawn, at most so many letters wide (a Chinese one counts for two): without what there are no letters for, such
    /// as emoji. What is left of it may be nothing.
    /// </summary>
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

    private static bool CanDraw(Rune rune) => !Rune.IsControl(rune) && _letters.Value.ContainsGlyph(rune.Value);

    private static SKTypeface Load()
    {
        using var file = typeof(ChartFont).Assembly.GetManifestResourceStream("DCTicket.Tickets.Charts.Font")!;
        var letters = SKTypeface.FromStream(file) ?? throw new InvalidOperationException("The letters of charts cannot be read.");
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
