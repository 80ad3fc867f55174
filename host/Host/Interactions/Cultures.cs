using System.Globalization;

namespace DCTicket.Host.Interactions;

/// <summary>Maps Discord's locales to cultures.</summary>
internal static class Cultures
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The culture of a locale; English for none, and if this machine does not have it.</summary>
    public static CultureInfo Of(string? locale)
    {
        try
        {
            return string.IsNullOrEmpty(locale) ? English : CultureInfo.GetCultureInfo(locale);
        }
        catch (CultureNotFoundException)
        {
            return English;
        }
    }
}
