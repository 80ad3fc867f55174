using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DCTicket.Contracts;

namespace DCTicket.Packages.Tests;

/// <summary>docs/plugins/reference.md is written from Contracts and its doc comments.</summary>
public sealed partial class ReferencePageTests
{
    private static readonly Dictionary<string, XElement> Documentation = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "DCTicket.Contracts.xml"))
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!);

    [Fact]
    public void The_page_names_every_event_and_verb_of_Contracts()
    {
        var path = Path.Combine(Repository.Root, "docs", "plugins", "reference.md");
        if (Environment.GetEnvironmentVariable("DCTICKET_SAVE_DOCS") == "1")
            File.WriteAllText(path, Page());

        Assert.Equal(Page(), File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "");
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Reference\n\nThis page is written by a test from `DCTicket.Contracts`. After a change there:\n");
        page.Append("`DCTICKET_SAVE_DOCS=1 dotnet test --project tests/Packages.Tests`. Doc comments in your IDE have all details.\n");
        Events(page, "Events of Discord", typeof(DiscordEvent));
        Events(page, "Durable events", typeof(DurableEvent));
        Methods(page, typeof(IDiscord));
        Methods(page, typeof(ITickets));
        return page.ToString();
    }

    private static void Events(StringBuilder page, string title, Type kind)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n| event | has | when |\n|---|---|---|\n");
        foreach (
            var type in kind
                .Assembly.GetExportedTypes()
                .Where(type => !type.IsAbstract && type.IsAssignableTo(kind))
                .OrderBy(t => t.Name, StringComparer.Ordinal)
        )
        {
            var members = type.GetProperties().Where(property => property.GetMethod!.GetBaseDefinition().DeclaringType == type);
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{type.Name}` | {string.Join(", ", members.Select(member => $"`{member.Name}`"))} | {Summary($"T:{type.FullName}")} |\n"
            );
        }
    }

    private static void Methods(StringBuilder page, Type type)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## `{type.Name}`\n| method | what |\n|---|---|\n");
        foreach (
            var method in type.GetMethods()
                .Where(method => !method.IsSpecialName)
                .OrderBy(method => method.Name, StringComparer.Ordinal)
                .ThenBy(Parameters, StringComparer.Ordinal)
        )
            page.Append(CultureInfo.InvariantCulture, $"| `{method.Name}({Parameters(method)})` | {Summary(IdOf(method))} |\n");
    }

    private static string Parameters(MethodInfo method) =>
        string.Join(", ", method.GetParameters().Where(p => p.ParameterType != typeof(CancellationToken)).Select(p => p.Name));

    private static string IdOf(MethodInfo method)
    {
        var start = $"M:{method.DeclaringType!.FullName}.{method.Name}";
        var names = method.GetParameters().Length;
        return Documentation.Keys.First(id =>
            (id == start || id.StartsWith(start + "(", StringComparison.Ordinal) || id.StartsWith(start + "``", StringComparison.Ordinal))
            && CountOf(id) == names
        );
    }

    // Commas between parameters, not those within a generic type.
    private static int CountOf(string id)
    {
        var open = id.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return 0;
        var depth = 0;
        var count = 1;
        foreach (var sign in id[(open + 1)..])
        {
            depth +=
                sign is '{' or '[' ? 1
                : sign is '}' or ']' ? -1
                : 0;
            count += sign == ',' && depth == 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first sentence of a doc comment, in one line.</summary>
    private static string Summary(string id)
    {
        var summary = new XElement(Documentation[id].Element("summary")!);
        foreach (var reference in summary.Descendants().Where(element => element.Attribute("cref") is not null).ToList())
            reference.ReplaceWith("`" + NameIn(((string)reference.Attribute("cref")!)[2..]) + "`");
        foreach (var code in summary.Descendants("c").ToList())
            code.ReplaceWith("`" + code.Value + "`");
        foreach (var parameter in summary.Descendants("paramref").ToList())
            parameter.ReplaceWith("`" + (string)parameter.Attribute("name")! + "`");
        var text = Blanks().Replace(summary.Value, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private static string NameIn(string reference)
    {
        var name = reference.Split('(')[0];
        return Arity().Replace(name[(name.LastIndexOf('.') + 1)..], "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
