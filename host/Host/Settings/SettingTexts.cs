using System.Globalization;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Discord.Json;
using DCTicket.Host.Texts;

namespace DCTicket.Host.Settings;

/// <summary>The texts of settings: those of the plugin for what it sets, those of the host for all else.</summary>
/// <param name="Plugin">The plugin's texts; null for none.</param>
/// <param name="Culture">The member's language.</param>
internal sealed partial record SettingTexts(TextCatalog? Plugin, CultureInfo Culture)
{
    private const int MaxShown = 200;

    /// <summary>A text of the host.</summary>
    public string Get(string key, params ReadOnlySpan<object?> arguments) => HostTexts.Catalog.Get(Culture, key, arguments);

    public string LabelOf(Setting setting) => Find($"setting.{setting.Name}") ?? InWords(setting.Name);

    /// <summary>The description; null for none.</summary>
    public string? HelpOf(Setting setting) => Find($"setting.{setting.Name}.help");

    public string ChoiceOf(Setting setting, string value) => Find($"setting.{setting.Name}.{value}") ?? InWords(value);

    /// <summary>A valid value, as one types it.</summary>
    public string ExampleOf(Setting setting, string? otherwise = null) =>
        $"`{Find($"setting.{setting.Name}.example") ?? otherwise ?? "…"}`";

    /// <summary>A text of a member in one line, without Markdown.</summary>
    public static string Quote(string text) => $"`{Plain(text)}`";

    /// <summary>A text of a member for a place between backticks or quotation marks.</summary>
    public static string Plain(string text) => TextLimit.Truncate(text.Trim().ReplaceLineEndings(" ").Replace('`', '\''), MaxShown);

    private string? Find(string key)
    {
        for (var culture = Culture; ; culture = culture.Parent)
        {
            if (Plugin?.Find(culture, key) is { } text)
                return text;
            if (culture.Equals(CultureInfo.InvariantCulture))
                return null;
        }
    }

    private static string InWords(string name)
    {
        var words = Boundary().Replace(name, " ").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}
