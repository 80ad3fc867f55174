using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DCTicket.Host.Tests.Support;

/// <summary>Compiles small plugins, for faults that no project here could have.</summary>
internal static class PluginCompiler
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using DCTicket.Contracts;

        """;

    // All that the host has.
    private static readonly Lazy<IReadOnlyList<MetadataReference>> OfHost = new(() =>
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(file => MetadataReference.CreateFromFile(file)),
        ]
    );

    /// <summary>Writes an assembly that is called as its file.</summary>
    /// <param name="dll">The file.</param>
    /// <param name="code">Its code.</param>
    /// <param name="references">What it refers to besides the host's assemblies; they win over those of the same name.</param>
    public static void Compile(string dll, string code, params IReadOnlyList<string> references)
    {
        var names = references.Append(dll).Select(Path.GetFileName).ToHashSet();
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(dll),
            [CSharpSyntaxTree.ParseText(Usings + code)],
            [
                .. OfHost.Value.Where(reference => !names.Contains(Path.GetFileName(reference.Display))),
                .. references.Select(file => MetadataReference.CreateFromFile(file)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)
        );
        Directory.CreateDirectory(Path.GetDirectoryName(dll)!);
        var result = compilation.Emit(dll);
        Assert.True(
            result.Success,
            string.Join(Environment.NewLine, result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error))
        );
    }
}
