using System.Globalization;

namespace DCTicket.Host.Interactions;

/// <summary>Discord's locales as cultures.</summary>
internal static class Cultures
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The culture of a locale; English for none, and for one that this machine does not know.</summary>
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
