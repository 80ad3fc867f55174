using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DCTicket.Tickets.Core.Lifecycle;

namespace DCTicket.Tickets.Core.Texts;

/// <summary>The colours of embeds.</summary>
internal static class Colors
{
    public const int Panel = 0x5865F2;
    public const int Open = 0x23A55A;
    public const int Closed = 0xDA373C;
    private const int Waiting = 0xF0B232;
    private const int Resolved = 0x5865F2;

    public static int Of(TicketState state) =>
        state switch
        {
            TicketState.Open => Open,
            TicketState.Closed => Closed,
            TicketState.Resolved => Resolved,
            _ => Waiting,
        };

    /// <summary>Reads #RRGGBB or #RGB, with or without #. False for invalid or empty text.</summary>
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

    public static int? Parse(string text) => TryParse(text, out var color) ? color : null;

    public static string Write(int? color) => color is { } value ? $"#{value:X6}" : "";

    /// <summary>Why a colour in the settings is invalid.</summary>
    public static IEnumerable<ValidationResult> Problems(string setting, string text) =>
        TryParse(text, out _) ? [] : [new ValidationResult("a colour such as #5865F2", [setting])];
}
