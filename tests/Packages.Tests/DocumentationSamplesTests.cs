using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DCTicket.Packages.Tests;

/// <summary>The code on the pages for authors of plugins compiles.</summary>
public sealed partial class DocumentationSamplesTests
{
    // What the pages speak of without showing it.
    private const string Known = """
        public sealed class WatchDbContext(DbContextOptions options) : PluginDbContext(options)
        {
            public DbSet<Watched> Watched => Set<Watched>();
        }
        public sealed class Watched { public Snowflake ChannelId { get; set; } }
        public sealed class SnippetsDbContext(DbContextOptions options) : PluginDbContext(options)
        {
            public DbSet<Snippet> Snippets => Set<Snippet>();
        }
        public sealed class Snippet
        {
            public static readonly Snowflake Forgotten = new(0);
            public long Id { get; set; }
            public Snowflake GuildId { get; set; }
            public Snowflake CreatedById { get; set; }
            public DateTimeOffset CreatedAt { get; set; }
            public string Key { get; set; } = "";
            public string Name { get; set; } = "";
            public string Text { get; set; } = "";
        }
        public abstract class PostReport : IJob
        {
            public abstract ValueTask Execute(IJobExecutionContext context, CancellationToken token);
        }
        public sealed class ReportOptions { public TimeZoneInfo FindZone() => TimeZoneInfo.Utc; }
        public sealed class WeatherClient;
        public sealed class WeatherOptions { public Uri? Url { get; set; } public string ApiKey { get; set; } = ""; }
        public sealed class AnswerWriter { public Task WriteAsync(Message message, CancellationToken stop) => Task.CompletedTask; }
        """;

    private const string Usings = """
        using System; using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using System.Linq;
        using System.Runtime.CompilerServices; using System.Threading; using System.Threading.Tasks;
        using DCTicket.Contracts; using DCTicket.Testing; using DCTicket.Toolkit.Text;
        using Microsoft.EntityFrameworkCore; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Options;
        using Quartz; using Xunit;

        """;

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static TheoryData<string, int> Samples =>
        [
            .. from page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "plugins"), "*.md").Order(StringComparer.Ordinal)
            from sample in Code().Matches(File.ReadAllText(page)).Index()
            select new TheoryDataRow<string, int>(Path.GetFileName(page), sample.Index),
        ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_compiles(string page, int number)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "plugins", page));
        var sample = Code().Matches(text)[number].Groups["code"].Value;

        // A whole file, members of a feature, or the inside of a method.
        var problems = new[] { sample, $"public sealed class Feature {{ {sample} }}", Inside(sample) }.Select(Problems).ToList();

        Assert.True(problems.Exists(found => found.Count == 0), string.Join("\n\n", problems.Select(found => string.Join('\n', found))));
    }

    private static string Inside(string statements) =>
        $$"""
            public static class Feature
            {
                private const string PluginFolder = "";
                public static async Task RunAsync(IPluginBuilder plugin, IDiscord discord, IBackgroundWork work, MessageCreated e,
                    Message message, Snowflake channel, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }
            """;

    private static IReadOnlyList<string> Problems(string code)
    {
        // Its own usings are among those above.
        var compilation = CSharpCompilation.Create(
            "Sample",
            [
                CSharpSyntaxTree.ParseText(
                    Usings + OwnUsings().Replace(code, ""),
                    cancellationToken: TestContext.Current.CancellationToken
                ),
                CSharpSyntaxTree.ParseText(Usings + Known, cancellationToken: TestContext.Current.CancellationToken),
            ],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        return
        [
            .. compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    [GeneratedRegex(@"^```csharp\r?\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^using [^;(]*;\r?\n", RegexOptions.Multiline)]
    private static partial Regex OwnUsings();
}
