using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DCTicket.Discord.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DCTicket.Analyzers;

/// <summary>
/// Reports a route that is too long for a custom id, whatever its arguments are. Those that are not constant count as short as they can be:
/// a Guid has 32 characters, anything else one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CustomIdAnalyzer : DiagnosticAnalyzer
{
    private const string ShortestId = "p";
    private static readonly Regex PluginId = new("\"id\"\\s*:\\s*\"(?<id>[^\"]*)\"");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rules.CustomId];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (ContractTypes.Of(start.Compilation) is not { } types || types.Contract("Route") is not { } route)
                return;
            var plugin = ReadId(start.Options, start.CancellationToken);
            start.RegisterOperationAction(operation => Report(operation, route, plugin, types), OperationKind.Invocation);
        });
    }

    private static string ReadId(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var manifest = options.AdditionalFiles.FirstOrDefault(file => Path.GetFileName(file.Path) == "plugin.json");
        var match = PluginId.Match(manifest?.GetText(cancellationToken)?.ToString() ?? "");
        return match.Success ? match.Groups["id"].Value : ShortestId;
    }

    private static void Report(OperationAnalysisContext context, INamedTypeSymbol route, string plugin, ContractTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (
            call.TargetMethod.Name != "To"
            || !ContractTypes.Same(call.TargetMethod.ContainingType, route)
            || call.Arguments.Length != 2
            || call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: string name }
        )
            return;
        var id = $"{plugin}:{name}" + string.Concat(Arguments(call.Arguments[1].Value).Select(argument => ":" + Shortest(argument, types)));
        if (id.Length > CustomIdLimit.Max)
            context.ReportDiagnostic(Diagnostic.Create(Rules.CustomId, call.Syntax.GetLocation(), CustomIdLimit.Problem(id)));
    }

    private static ImmutableArray<IOperation> Arguments(IOperation list) =>
        list switch
        {
            IConversionOperation conversion => Arguments(conversion.Operand),
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [],
        };

    private static string Shortest(IOperation argument, ContractTypes types)
    {
        while (argument is IConversionOperation conversion)
            argument = conversion.Operand;
        return argument switch
        {
            { ConstantValue: { HasValue: true, Value: { } value } } => Uri.EscapeDataString(
                Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
            ),
            { Type: { } type } when ContractTypes.Same(type, types.Guid) => new string('0', 32),
            _ => "0",
        };
    }
}
