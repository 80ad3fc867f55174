using System.Globalization;

namespace DCTicket.Tickets.Administration.Departments;

/// <summary>The languages that an admin writes texts in.</summary>
internal static class Languages
{
    public const string English = "en";
    public const string Chinese = "zh-TW";

    public static IReadOnlyList<string> All { get; } = [English, Chinese];

    /// <summary>The one of them that a culture is nearest to.</summary>
    public static string Of(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Chinese : English;

    /// <summary>What it calls itself.</summary>
    public static string Name(string language) => language == Chinese ? "中文" : "English";
}
