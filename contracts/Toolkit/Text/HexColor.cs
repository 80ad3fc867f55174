using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace DCTicket.Toolkit.Text;

/// <summary>Parses and formats colours such as #5865F2.</summary>
public static class HexColor
{
    /// <summary>Parses #RRGGBB or #RGB, with or without the #; false if it is invalid. An empty text is null.</summary>
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

    /// <summary>The colour; null if the text is empty or invalid.</summary>
    public static int? Parse(string text) => TryParse(text, out var color) ? color : null;

    /// <summary>The format that <see cref="TryParse"/> reads; empty for null.</summary>
    public static string Format(int? color) => color is { } value ? $"#{value:X6}" : "";

    /// <summary>Validates a colour of the settings.</summary>
    public static IEnumerable<ValidationResult> Problems(string setting, string text) =>
        TryParse(text, out _) ? [] : [new ValidationResult("a colour such as #5865F2", [setting])];
}
