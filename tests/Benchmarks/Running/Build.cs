using System.Reflection;

namespace DCTicket.Benchmarks.Running;

/// <summary>Where the programs are that were built with this one.</summary>
internal static class Build
{
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory);

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Own.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } =
        typeof(Build).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string Program(string name) => Path.Combine(Own.Parent!.Parent!.FullName, name, Own.Name, $"DCTicket.{name}.dll");

    public static string Plugins { get; } = Path.Combine(Root, "artifacts", "plugins");

    public static string TestPlugins { get; } = Path.Combine(Root, "artifacts", "test-plugins");
}
