using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Tests.Core;

public sealed partial class TextsTests
{
    private static readonly string Tickets = Path.Combine("plugins", "Tickets");

    public static TheoryData<string> Folders =>
        [Path.Combine("plugins", "Tickets"), Path.Combine("host", "Host"), Path.Combine("samples", "Snippets"), Path.Combine("contracts")];

    [Theory, MemberData(nameof(Folders))]
    public void Both_languages_have_the_same_texts_with_the_same_places(string folder)
    {
        var (english, chinese) = (Texts(folder, "*Texts.resx", OfCode), Texts(folder, "*Texts.zh-TW.resx", OfCode));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(chinese[text.Key])));
    }

    [Theory, MemberData(nameof(Folders))]
    public void Every_text_is_named_in_the_code(string folder)
    {
        var code = Code(folder);
        var named = Names().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        var beginnings = Beginnings().Matches(code).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.DoesNotContain(
            Texts(folder, "*Texts.resx", OfCode).Keys,
            key =>
                !named.Contains(Ending().Replace(key, "")) && !beginnings.Exists(start => key.StartsWith(start, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_text_that_the_code_names_exists()
    {
        var english = Texts(Tickets, "*Texts.resx", OfCode);
        var named = Names().Matches(Code(Tickets)).Select(match => match.Groups[1].Value).Where(key => Prefixes().IsMatch(key));
        Assert.Empty(named.Except(english.Keys));
    }

    [Theory, MemberData(nameof(Folders))]
    public void Commands_options_and_choices_have_Chinese_texts_and_only_the_English_ones_that_are_read(string folder)
    {
        var (english, chinese) = (new HashSet<string>(), new HashSet<string>());
        var attributes = Attributes().Matches(Code(folder)).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ToList();
        var commands = attributes.Where(attribute => attribute.Item1 == "Command").Select(attribute => attribute.Item2).ToHashSet();
        var command = "";
        foreach (var (kind, name) in attributes)
        {
            if (kind == "Option")
                chinese.UnionWith([$"option.{command}.{name}.name", $"option.{command}.{name}.description"]);
            else if (kind != "Command")
                chinese.Add($"{kind.ToLowerInvariant().Replace("command", "-command", StringComparison.Ordinal)}.{Hyphened(name)}.name");
            else
                command = name.Replace(' ', '.');
        }

        foreach (var part in commands.SelectMany(Parts))
        {
            chinese.UnionWith([$"command.{part.Replace(' ', '.')}.name", $"command.{part.Replace(' ', '.')}.description"]);
            // The attribute has the English description of what can be run.
            if (!commands.Contains(part))
                english.Add($"command.{part.Replace(' ', '.')}.description");
        }

        var choices = folder == Tickets ? Choices() : [];
        Assert.Equal(english.Union(choices).Order(), Texts(folder, "*Texts.resx", OfCommands).Keys.Order());
        Assert.Equal(chinese.Union(choices).Order(), Texts(folder, "*Texts.zh-TW.resx", OfCommands).Keys.Order());
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

    // A key in two files is an error here.
    private static Dictionary<string, string> Texts(string folder, string files, Func<string, bool> isWanted) =>
        Files(folder, files)
            .SelectMany(file => XDocument.Load(file).Root!.Elements("data"))
            .Where(e => isWanted(e.Attribute("name")!.Value))
            .ToDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value);

    private static string Code(string folder) => string.Join('\n', Files(folder, "*.cs").Select(File.ReadAllText));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root(), folder), pattern, SearchOption.AllDirectories);

    private static bool OfCommands(string key) => Described().IsMatch(key);

    private static bool OfCode(string key) => !OfCommands(key);

    // “a”, “a b” and “a b c” of “a b c”.
    private static IEnumerable<string> Parts(string command)
    {
        var words = command.Split(' ');
        return Enumerable.Range(1, words.Length).Select(count => string.Join(' ', words.Take(count)));
    }

    private static string Hyphened(string name) => name.ToLowerInvariant().Replace(' ', '-');

    private static IEnumerable<string> Choices() =>
        from type in typeof(TicketsPlugin).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        let command = method.GetCustomAttribute<CommandAttribute>()
        where command is not null
        from parameter in method.GetParameters()
        let option = parameter.GetCustomAttribute<OptionAttribute>()
        let choices = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
        where option is not null && choices.IsEnum
        from choice in Enum.GetNames(choices)
        select $"choice.{command.Name.Replace(' ', '.')}.{option.Name}.{choice}";

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order();

    public static string Root()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "DCTicket.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();

    [GeneratedRegex(
        """
            "([A-Za-z]+(?:[.-][A-Za-z]+)*)"
            """
    )]
    private static partial Regex Names();

    // What an interpolated key begins with, such as “state.” of $"state.{ticket.State}".
    [GeneratedRegex(
        """
            "((?:[a-z-]+\.)+)\{
            """
    )]
    private static partial Regex Beginnings();

    // What is added to a key: how to fix a finding, what a permission is for, the number of a thing.
    [GeneratedRegex(@"\.(fix|why|one|several)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"^(command|option|choice|user-command|message-command)\.")]
    private static partial Regex Described();

    [GeneratedRegex(
        """
            \[\s*(Command|UserCommand|MessageCommand|Option)\(\s*"([^"]+)"
            """
    )]
    private static partial Regex Attributes();

    [GeneratedRegex(
        "^(setup|panel|open|audit|welcome|field|close|closing|transcript|log|problem|resolve|reopen|rate|repair|doctor|refuse|handoff"
            + "|claim|note|invite|transfer|rename|form|thread|files|department|role|category|settings|blocklist|search|history"
            + @"|own|pages|archive|retention|stats|reconcile)\."
    )]
    private static partial Regex Prefixes();
}
