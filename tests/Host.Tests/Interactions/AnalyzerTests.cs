using System.Reflection;
using DCTicket.Analyzers;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Configuration;

namespace DCTicket.Host.Tests.Interactions;

/// <summary>The analyzers report what the loader refuses, and say the same.</summary>
public sealed class AnalyzerTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Host.Tests", "Interactions");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> RefusedFeatures => [.. Nested(typeof(RefusedHandlers)).Select(type => type.Name)];

    public static TheoryData<string> RefusedPlugins => [.. Nested(typeof(SameNames)).Where(IsPlugin).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(RefusedFeatures))]
    public async Task A_handler_that_the_loader_refuses_is_reported_with_the_same_text(string name)
    {
        var feature = Nested(typeof(RefusedHandlers)).Single(type => type.Name == name);
        var builder = NewBuilder();
        AddFeature(builder, feature);
        var refused = Record.Exception(builder.Build);

        var reported = await ReportAsync(new HandlerAnalyzer(), Path.Combine(Folder, "RefusedHandlers.cs"), name);

        Assert.Equal(TextOf(refused), reported);
    }

    [Theory]
    [MemberData(nameof(RefusedPlugins))]
    public async Task Two_handlers_of_one_name_are_reported_with_the_text_of_the_loader(string name)
    {
        var plugin = (IPlugin)Activator.CreateInstance(Nested(typeof(SameNames)).Single(type => type.Name == name))!;
        var builder = NewBuilder();
        plugin.Configure(builder);
        var refused = Assert.Throws<PluginException>(builder.Build);

        var reported = await ReportAsync(new DuplicateAnalyzer(), await File.ReadAllTextAsync(Path.Combine(Folder, "SameNames.cs"), Token));

        Assert.Contains(refused.Message, reported);
    }

    [Theory]
    [InlineData("Route.To(\"open\", id, \"{0}\")", 57, null)]
    [InlineData(
        "Route.To(\"open\", id, \"{0}\")",
        58,
        "The custom id “shop:open:00000000000000000000000000000000:{0}” has 101 characters; Discord takes 100. "
            + "Give the route shorter arguments."
    )]
    public async Task A_route_that_never_fits_is_reported(string route, int length, string? problem)
    {
        var text = new string('x', length);
        var code = $$"""
            using System;
            using DCTicket.Contracts;
            public static class Buttons
            {
                public static Route Of(Guid id) => {{string.Format(null, route, text)}};
            }
            """;

        var reported = await ReportAsync(new CustomIdAnalyzer(), code);

        Assert.Equal(problem is null ? [] : [string.Format(null, problem, text)], reported);
    }

    private static IEnumerable<Type> Nested(Type type) =>
        type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(nested => !nested.IsAbstract);

    private static bool IsPlugin(Type type) => type.IsAssignableTo(typeof(IPlugin));

    private static PluginBuilder NewBuilder() =>
        new(new PluginEntry("shop", "shop.dll", true, false, null, "shop"), new ConfigurationBuilder().Build());

    private static void AddFeature(PluginBuilder builder, Type feature) =>
        typeof(PluginBuilder)
            .GetMethod(nameof(PluginBuilder.AddFeature))!
            .MakeGenericMethod(feature)
            .Invoke(builder, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static string[] TextOf(Exception? refused) => refused is PluginException e ? e.Message.Split(Environment.NewLine) : [];

    private static async Task<IReadOnlyList<string>> ReportAsync(DiagnosticAnalyzer analyzer, string file, string type)
    {
        var found = await AnalyzeAsync(analyzer, await File.ReadAllTextAsync(file, Token));
        return [.. found.Where(diagnostic => ClassOf(diagnostic) == type).Select(diagnostic => diagnostic.GetMessage(null))];
    }

    private static string ClassOf(Diagnostic diagnostic) =>
        diagnostic
            .Location.SourceTree!.GetRoot(Token)
            .FindNode(diagnostic.Location.SourceSpan)
            .Ancestors()
            .OfType<ClassDeclarationSyntax>()
            .First()
            .Identifier.Text;

    private static async Task<IReadOnlyList<string>> ReportAsync(DiagnosticAnalyzer analyzer, string code) =>
        [.. (await AnalyzeAsync(analyzer, code)).Select(diagnostic => diagnostic.GetMessage(null))];

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(DiagnosticAnalyzer analyzer, string code)
    {
        const string Usings = """
            global using System;
            global using System.Collections.Generic;
            global using System.Threading;
            global using System.Threading.Tasks;
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText(Usings, cancellationToken: Token), CSharpSyntaxTree.ParseText(code, cancellationToken: Token)],
            references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        Assert.Empty(compilation.GetDiagnostics(Token).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var manifest = new AnalyzerOptions([new Manifest()]);
        return await compilation
            .WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(manifest, null, false, false))
            .GetAnalyzerDiagnosticsAsync(Token);
    }

    private sealed class Manifest : AdditionalText
    {
        public override string Path => "plugin.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("""{ "id": "shop" }""");
    }
}
