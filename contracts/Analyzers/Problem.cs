using Microsoft.CodeAnalysis;

namespace DCTicket.Analyzers;

/// <summary>Why the loader would refuse a handler: the rule, and the loader's text without the name of the method.</summary>
internal sealed class Problem(DiagnosticDescriptor rule, string text)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public string Text { get; } = text;
}
