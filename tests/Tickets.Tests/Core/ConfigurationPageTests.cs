using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using DCTicket.Tickets.Core.Data;

namespace DCTicket.Tickets.Tests.Core;

/// <summary>docs/configuration.md has the settings of plugins.json: all of them, and no others.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(TextsTests.Root(), "docs", "configuration.md"));

    [Fact]
    public void The_page_on_configuration_has_the_settings_of_the_code() => Assert.Equal(InCode().Order(), OnPage().Order());

    private static IEnumerable<string> InCode() =>
        new[] { typeof(TicketsOptions), typeof(DepartmentOptions), typeof(DepartmentLimits), typeof(DepartmentRules) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.CanWrite)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Distinct();

    private static IEnumerable<string> OnPage() =>
        Tables()
            .Matches(Page)
            .SelectMany(table => FirstCells().Matches(table.Value))
            .SelectMany(cell => Names().Matches(cell.Groups["cell"].Value))
            .Select(name => name.Groups["name"].Value)
            .Distinct();

    [GeneratedRegex(@"^\| setting \|.*\n(\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"^\| (?<cell>`[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex FirstCells();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Names();
}
