using System.Collections.Immutable;
using DCTicket.Host.Interactions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DCTicket.Analyzers;

/// <summary>Reports handlers that the host would refuse, one by one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.OfHandlers;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (ContractTypes.Of(start.Compilation) is not { } types)
                return;
            var check = new HandlerCheck(types);
            start.RegisterSymbolAction(symbol => Report(symbol, types, check), SymbolKind.Method);
        });
    }

    private static void Report(SymbolAnalysisContext context, ContractTypes types, HandlerCheck check)
    {
        var method = (IMethodSymbol)context.Symbol;
        // A class that derives from it may say what is missing here.
        if (method.IsAbstract || (method.IsVirtual && method.ContainingType.IsAbstract))
            return;
        var where = $"{method.ContainingType.MetadataName}.{method.Name}";
        foreach (var (mark, attribute) in HandlerMark.Of(method, types))
        {
            if (check.Find(method, mark, attribute) is { } problem)
                context.ReportDiagnostic(
                    Diagnostic.Create(problem.Rule, method.Locations[0], HandlerProblems.Sentence(where, problem.Text))
                );
        }

        if (types.Attribute(method, "OnAttribute") is { } on && !IsEventHandler(method, on, types))
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.Event, method.Locations[0], HandlerProblems.BadEventHandler(where, method.Name))
            );
    }

    private static bool IsEventHandler(IMethodSymbol method, AttributeData on, ContractTypes types) =>
        ContractTypes.Same(method.ReturnType, types.Task)
        && method.Parameters.Length == 2
        && ContractTypes.Same(method.Parameters[1].Type, types.CancellationToken)
        && IsEvent(method.Parameters[0].Type, types)
        && (!method.Parameters[0].Type.IsAbstract || on.ConstructorArguments.Any(argument => !argument.Values.IsDefaultOrEmpty))
        && !method.IsGenericMethod;

    private static bool IsEvent(ITypeSymbol type, ContractTypes types) =>
        ContractTypes.DerivesFrom(type, types.Contract("DiscordEvent")) || ContractTypes.DerivesFrom(type, types.Contract("DurableEvent"));
}
