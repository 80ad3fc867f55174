using System.Collections.Concurrent;
using System.Collections.Immutable;
using DCTicket.Host.Interactions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DCTicket.Analyzers;

/// <summary>Reports two handlers of one name among the features that a plugin adds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.Duplicate];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (ContractTypes.Of(start.Compilation) is not { } types || types.Contract("IPluginBuilder") is not { } builder)
                return;
            var added = new ConcurrentBag<(IOperation Place, INamedTypeSymbol Feature)>();
            start.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (
                        call.TargetMethod.Name == "AddFeature"
                        && ContractTypes.Same(call.TargetMethod.ContainingType, builder)
                        && call.TargetMethod.TypeArguments[0] is INamedTypeSymbol feature
                    )
                        added.Add((call, feature));
                },
                OperationKind.Invocation
            );
            start.RegisterCompilationEndAction(end => Report(end, types, added));
        });
    }

    private static void Report(
        CompilationAnalysisContext context,
        ContractTypes types,
        IEnumerable<(IOperation Place, INamedTypeSymbol Feature)> added
    )
    {
        var handlers = new List<Handler>();
        // In the order of the source, which is that of the loader for calls in a chain: a call ends after those before it.
        foreach (var (place, feature) in added.OrderBy(a => a.Place.Syntax.SyntaxTree.FilePath).ThenBy(a => a.Place.Syntax.Span.End))
        {
            foreach (var method in FeatureMethods.Of(feature))
            {
                foreach (var (mark, attribute) in HandlerMark.Of(method, types))
                {
                    var handler = new Handler(mark.Kind, ContractTypes.Text(attribute, 0), $"{feature.MetadataName}.{method.Name}");
                    if (Find(handlers, handler) is { } text)
                        context.ReportDiagnostic(
                            Diagnostic.Create(
                                Rules.Duplicate,
                                method.Locations[0].IsInSource ? method.Locations[0] : place.Syntax.GetLocation(),
                                text
                            )
                        );
                    else
                        handlers.Add(handler);
                }
            }
        }
    }

    private static string? Find(List<Handler> handlers, Handler handler)
    {
        if (handlers.Find(h => h.Kind == handler.Kind && h.Name == handler.Name) is { } first)
            return HandlerProblems.SameName(first.Where, handler.Where, handler.Kind, handler.Name);
        return
            handler.Kind == HandlerKind.Command
            && handlers.Find(h =>
                h.Kind == HandlerKind.Command
                && (HandlerProblems.Contains(h.Name, handler.Name) || HandlerProblems.Contains(handler.Name, h.Name))
            )
                is { } other
            ? HandlerProblems.CommandWithSubcommands(other.Where, other.Name, handler.Where, handler.Name)
            : null;
    }

    private sealed class Handler(HandlerKind kind, string name, string where)
    {
        public HandlerKind Kind { get; } = kind;

        public string Name { get; } = name;

        public string Where { get; } = where;
    }
}
