using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Reads durations in settings: <c>30s</c>, <c>1h30m</c>, <c>90d</c> or <c>00:00:30</c>. A number without a unit is rejected as ambiguous.
/// </summary>
internal sealed partial class DurationConverter : TimeSpanConverter
{
    private static readonly Lazy<TypeDescriptionProvider> Registered = new(() =>
        TypeDescriptor.AddAttributes(typeof(TimeSpan), new TypeConverterAttribute(typeof(DurationConverter)))
    );

    /// <summary>Registers the converter, once per process.</summary>
    public static void Register() => _ = Registered.Value;

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
    {
        if (value is not string text || text.Contains(':', StringComparison.Ordinal))
            return base.ConvertFrom(context, culture, value);
        var match = Units().Match(text.Trim());
        if (!match.Success)
            throw new FormatException();
        return match.Groups["part"].Captures.Aggregate(TimeSpan.Zero, (sum, part) => sum + Part(part.ValueSpan));
    }

    private static TimeSpan Part(ReadOnlySpan<char> part)
    {
        var count = long.Parse(part[..^1], NumberStyles.None, CultureInfo.InvariantCulture);
        return part[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => TimeSpan.FromDays(checked(7 * count)),
        };
    }

    [GeneratedRegex("^(?<part>[0-9]{1,9}[smhdw])+$")]
    private static partial Regex Units();
}
