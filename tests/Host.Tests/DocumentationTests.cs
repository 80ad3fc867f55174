using System.Globalization;
using System.Text.RegularExpressions;
using DCTicket.Contracts;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Tests;

/// <summary>What can be checked about the documentation.</summary>
public sealed partial class DocumentationTests
{
    private const int MaxLineLength = 140;

    private static readonly string[] Pages =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
        Path.Combine(Repository.Root, "README.md"),
        Path.Combine(Repository.Root, "CHANGELOG.md"),
        Path.Combine(Repository.Root, "CONTRIBUTING.md"),
        Path.Combine(Repository.Root, "tests", "Benchmarks", "README.md"),
    ];

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading() =>
        Assert.Empty(
            from page in Pages
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups["file"].Value is { Length: > 0 } file ? Path.Combine(Path.GetDirectoryName(page)!, file) : page
            let heading = link.Groups["heading"].Value
            where !Path.Exists(target) || (heading.Length > 0 && !HeadingsOf(target).Contains(heading))
            select $"{Path.GetRelativePath(Repository.Root, page)}: {link.Value}"
        );

    [Fact]
    public void A_line_outside_of_tables_has_at_most_140_characters() =>
        Assert.Empty(
            from page in Pages
            from line in File.ReadLines(page).Index()
            where line.Item.Length > MaxLineLength && !line.Item.StartsWith('|')
            select $"{Path.GetRelativePath(Repository.Root, page)}:{line.Index + 1} has {line.Item.Length} characters"
        );

    [Fact]
    public void The_index_names_every_page()
    {
        var index = File.ReadAllText(Path.Combine(Repository.Root, "docs", "README.md"));

        Assert.All(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
                .Select(Path.GetFileName)
                .Where(name => name != "README.md"),
            name => Assert.Contains($"({name})", index, StringComparison.Ordinal)
        );
        Assert.Contains("(plugins/README.md)", index, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_for_authors_names_every_page()
    {
        var folder = Path.Combine(Repository.Root, "docs", "plugins");
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));

        Assert.All(
            Directory.EnumerateFiles(folder, "*.md").Select(Path.GetFileName).Where(name => name != "README.md"),
            name => Assert.Contains($"({name})", index, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_invite_link_of_the_installation_is_the_one_that_is_logged()
    {
        var link = InviteLink.Of(new Snowflake(1)).Replace("client_id=1&", "client_id=APP_ID&", StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "install.md"));

        Assert.Contains(link, page, StringComparison.Ordinal);
    }

    private static HashSet<string> HeadingsOf(string page) =>
        [
            .. Heading()
                .Matches(File.ReadAllText(page))
                .Select(heading =>
                    NotInAnchors().Replace(heading.Groups["text"].Value.ToLower(CultureInfo.InvariantCulture), "").Replace(' ', '-')
                ),
        ];

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#\s]*)(#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
