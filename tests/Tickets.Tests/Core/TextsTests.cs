using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Tests.Core;

public sealed partial class TextsTests
{
    private static readonly string _sources = Path.Combine(Root(), "plugins", "Tickets");
    private static readonly Dictionary<string, string> _english = Read("*Texts.resx");
    private static readonly Dictionary<string, string> _chinese = Read("*Texts.zh-TW.resx");

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places()
    {
        Assert.Equal(_english.Keys.Order(), _chinese.Keys.Order());
        Assert.All(_english, text => Assert.Equal(Places(text.Value), Places(_chinese[text.Key])));
    }

    [Fact]
    public void Every_text_that_the_code_names_exists_and_every_text_is_named()
    {
        var code = string.Concat(Directory.EnumerateFiles(_sources, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Keys().Matches(code).Select(match => match.Groups[1].Value).Where(key => Prefixes().IsMatch(key)).ToHashSet();
        Assert.Empty(named.Except(_english.Keys));
        // What to do about a finding of the doctor goes with the finding.
        Assert.DoesNotContain(
            _english.Keys.Except(named),
            key => Prefixes().IsMatch(key) && !named.Contains(key.Replace(".fix", "", StringComparison.Ordinal))
        );
        Assert.All(
            named.Where(key => key.StartsWith("doctor.", StringComparison.Ordinal) && _english.ContainsKey(key + ".fix")),
            key => Assert.Contains(key + ".fix", _chinese)
        );
    }

    [Fact]
    public void Chinese_comes_from_its_satellite() =>
        Assert.Equal("關閉客服單", TicketTexts.Get(CultureInfo.GetCultureInfo("zh-TW"), "button.Close"));

    [Theory]
    [InlineData("zh-TW", "技術支援")]
    [InlineData("en-GB", "Tech support")]
    [InlineData("fr", "Tech support")]
    public void A_text_of_the_settings_is_taken_in_the_nearest_language(string culture, string expected) =>
        Assert.Equal(
            expected,
            new Dictionary<string, string> { ["ZH-tw"] = "技術支援", ["en"] = "Tech support" }.Pick(CultureInfo.GetCultureInfo(culture))
        );

    [Theory]
    [InlineData("[click](https://evil.example)", @"\[click\](https://evil.example)")]
    [InlineData("@everyone <@1> **b**", @"\@everyone \<\@1\> \*\*b\*\*")]
    [InlineData("https://a.example/b_c-d", "https://a.example/b_c-d")]
    public void Marks_lose_their_meaning_and_addresses_stay(string text, string expected) => Assert.Equal(expected, Markdown.Escape(text));

    // A key that stands in two files is an error here.
    private static Dictionary<string, string> Read(string files) =>
        Directory
            .EnumerateFiles(_sources, files, SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data"))
            .ToDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    public static string Root()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "DCTicket.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(
        """
            "([a-z]+(?:[.-][a-z]+)+)"
            """
    )]
    private static partial Regex Keys();

    [GeneratedRegex(
        @"^(setup|panel|open|audit|welcome|field|close|closing|transcript|log|problem|resolve|reopen|rate|repair|doctor|refuse|handoff|claim|note|invite|transfer|rename|form|thread|files|department|role|category|settings|blacklist|search|history|own|pages|archive|retention|stats|reconcile)\."
    )]
    private static partial Regex Prefixes();
}
