using System.Globalization;

namespace DCTicket.Contracts;

/// <summary>Formats as a culture does, and resolves <c>{0:day|days}</c> by the number.</summary>
internal sealed class PluralFormat(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.Split('|') is [var one, var other] && IsNumber(arg))
            return Convert.ToDecimal(arg, culture) == 1 ? one : other;
        return arg is IFormattable value ? value.ToString(format, culture) : arg?.ToString() ?? "";
    }

    // Numbers may also be given as text.
    private static bool IsNumber(object? value) =>
        value is int or long or uint or ulong or short or byte or decimal
        || (value is string text && decimal.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _));
}
