using NuGet.Versioning;

namespace DCTicket.Host.Plugins;

/// <summary>The rules of dependencies between plugins.</summary>
internal static class PluginDependencies
{
    /// <summary>Orders plugins after those that they depend on, otherwise as in plugins.json.</summary>
    public static IReadOnlyList<PluginStatus> Order(IReadOnlyList<PluginStatus> all)
    {
        var (waiting, ordered) = (all.ToList(), new List<PluginStatus>());
        while (waiting.Count > 0)
        {
            // An optional dependency gives way to a required one; of a cycle of required ones no plugin runs.
            var next =
                waiting.Find(plugin => !Of(plugin).Any(IsWaiting))
                ?? waiting.Find(plugin => !Of(plugin).Any(dependency => dependency.IsRequired && IsWaiting(dependency)))
                ?? waiting[0];
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered;

        bool IsWaiting(PluginDependency dependency) => waiting.Exists(plugin => plugin.Id == dependency.Id);
    }

    /// <summary>
    /// Gets which required dependencies of a plugin do not run or have another version, and how to fix it; null if none.
    /// </summary>
    public static string? FindFailure(PluginStatus plugin, IReadOnlyList<PluginStatus> all)
    {
        if (FindCycle(plugin, all) is { } cycle)
            return $"Its dependencies lead back to it: {string.Join(" → ", cycle)}. Install a version of one of them without this "
                + "dependency.";
        var problems = Of(plugin)
            .Where(dependency => dependency.IsRequired)
            .Select(dependency =>
                FindProblem(dependency, all) is { } problem ? $"It needs the plugin {dependency}, but {problem.What}. {problem.Fix}" : null
            )
            .OfType<string>()
            .ToList();
        return problems.Count == 0 ? null : string.Join(Environment.NewLine, problems);
    }

    /// <summary>Gets the optional dependencies that a plugin runs without, each with the reason.</summary>
    public static IEnumerable<(PluginDependency Dependency, string Why)> FindAbsent(PluginStatus plugin, IReadOnlyList<PluginStatus> all) =>
        Of(plugin)
            .Where(dependency => !dependency.IsRequired)
            .Select(dependency => (dependency, FindProblem(dependency, all)?.What))
            .Where(found => found.What is not null)
            .Select(found => (found.dependency, found.What!));

    /// <summary>Gets the plugins whose contracts a plugin sees: itself, and all that it depends on directly or indirectly.</summary>
    public static IReadOnlyCollection<string> Closure(PluginStatus plugin, IReadOnlyList<PluginStatus> all)
    {
        var found = new HashSet<string> { plugin.Id };
        var waiting = new Queue<PluginStatus>([plugin]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var dependency in Of(next).Where(dependency => FindProblem(dependency, all) is null && found.Add(dependency.Id)))
                waiting.Enqueue(all.Single(other => other.Id == dependency.Id));
        }

        return found;
    }

    /// <summary>Gets the plugins that are off because of crashes and keep a plugin off: itself, or what it needs.</summary>
    public static IEnumerable<PluginStatus> FindCrashed(PluginStatus plugin, IReadOnlyList<PluginStatus> all) =>
        plugin.State switch
        {
            PluginState.Crashed => [plugin],
            PluginState.DependencyFailed when FindCycle(plugin, all) is null => Of(plugin)
                .Where(dependency => dependency.IsRequired)
                .SelectMany(dependency => all.Where(other => other.Id == dependency.Id))
                .SelectMany(other => FindCrashed(other, all)),
            _ => [],
        };

    private static IReadOnlyList<PluginDependency> Of(PluginStatus plugin) => plugin.Manifest?.Dependencies ?? [];

    private static (string What, string Fix)? FindProblem(PluginDependency dependency, IReadOnlyList<PluginStatus> all) =>
        all.FirstOrDefault(plugin => plugin.Id == dependency.Id) switch
        {
            null => ("plugins.json does not list it", $"Install {dependency.Id}, and add it to plugins.json."),
            { State: PluginState.Disabled } => ("plugins.json says \"enabled\": false", $"Enable {dependency.Id} there."),
            { Manifest.Version: { } version } when !dependency.Range.Satisfies(NuGetVersion.Parse(version)) => (
                $"{version} is installed",
                $"Install a version of {dependency.Id} in this range, or another version of this plugin."
            ),
            { State: PluginState.Crashed } => ($"it does not run ({PluginState.Crashed})", "Both are tried again later."),
            { IsActive: false } plugin => ($"it does not run ({plugin.State})", $"Fix {dependency.Id} first."),
            _ => null,
        };

    // The path back to the plugin, with it at both ends.
    private static IReadOnlyList<string>? FindCycle(PluginStatus plugin, IReadOnlyList<PluginStatus> all)
    {
        var seen = new HashSet<string>();
        return Follow(plugin, [plugin.Id]);

        IReadOnlyList<string>? Follow(PluginStatus from, IReadOnlyList<string> path)
        {
            foreach (var dependency in Of(from).Where(dependency => dependency.IsRequired))
            {
                if (dependency.Id == plugin.Id)
                    return [.. path, plugin.Id];
                if (
                    seen.Add(dependency.Id)
                    && all.FirstOrDefault(other => other.Id == dependency.Id) is { } next
                    && Follow(next, [.. path, next.Id]) is { } found
                )
                    return found;
            }

            return null;
        }
    }
}
