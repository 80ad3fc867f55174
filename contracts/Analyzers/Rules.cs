using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>What is reported. The texts are the loader's own, so each rule has only a title here.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Access = Create("DCT001", "A handler says who may use it");
    public static readonly DiagnosticDescriptor Name = Create("DCT002", "Names and descriptions are as Discord takes them");
    public static readonly DiagnosticDescriptor Signature = Create(
        "DCT003",
        "A handler has parameters and a return type that the host knows"
    );
    public static readonly DiagnosticDescriptor Option = Create("DCT004", "An option is as Discord takes it");
    public static readonly DiagnosticDescriptor Duplicate = Create("DCT005", "A plugin has one handler of a name", "CompilationEnd");
    public static readonly DiagnosticDescriptor CustomId = Create("DCT006", "A custom id has at most 100 characters");
    public static readonly DiagnosticDescriptor Event = Create("DCT007", "A handler of an event takes the event and a CancellationToken");

    public static readonly ImmutableArray<DiagnosticDescriptor> OfHandlers = [Access, Name, Signature, Option, Event];

    private static DiagnosticDescriptor Create(string id, string title, params string[] tags) =>
        new(id, title, "{0}", "DCTicket", DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: tags);
}
