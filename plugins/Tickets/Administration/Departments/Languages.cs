using System.Globalization;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The languages of texts that admins write.</summary>
internal static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh-TW";

    public static IReadOnlyList<string> All { get; } = [English, Chinese];

    /// <summary>The closest one to a culture.</summary>
    public static string Of(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Chinese : English;

    /// <summary>The name of a language in that language.</summary>
    public static string Name(string language) => language == Chinese ? "中文" : "English";
}
