using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DCTicket.Toolkit.Text;

/// <summary>Colours as admins type them: #5865F2.</summary>
public static class HexColor
{
    /// <summary>Reads #RRGGBB or #RGB, with or without the mark; false for what is neither. Nothing is no colour, which is null.</summary>
    public static bool TryParse(string text, out int? color)
    {
        var digits = text.Trim().TrimStart('#');
        color = null;
        if (digits.Length == 0)
            return true;
        if (digits.Length == 3)
            digits = string.Concat(digits.Select(digit => $"{digit}{digit}"));
        if (digits.Length != 6 || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        color = value;
        return true;
    }

    /// <summary>The colour; null for none, and for what is no colour.</summary>
    public static int? Parse(string text) => TryParse(text, out var color) ? color : null;

    /// <summary>Writes what <see cref="TryParse"/> reads; empty for null.</summary>
    public static string Format(int? color) => color is { } value ? $"#{value:X6}" : "";

    /// <summary>What is wrong with a colour of the settings.</summary>
    public static IEnumerable<ValidationResult> Problems(string setting, string text) =>
        TryParse(text, out _) ? [] : [new ValidationResult("a colour such as #5865F2", [setting])];
}
