using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins.BuiltIn;
using Microsoft.Extensions.Configuration;

namespace DCTicket.Host.Plugins;

/// <summary>Loads a plugin's DLL and calls its Configure.</summary>
internal sealed class PluginConfigurator(IConfiguration configuration, HostPlugin host, CrashLog crashes, TimeProvider time)
{
    /// <summary>The time limit of a plugin's constructor and Configure.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    /// <summary>The host's own commands.</summary>
    public PluginDefinition ConfigureHost()
    {
        var builder = new PluginBuilder(HostPlugin.Entry, configuration);
        host.Configure(builder);
        return builder.Build();
    }

    /// <summary>Configures a plugin.</summary>
    /// <param name="plugin">Its entry, and its plugin.json.</param>
    /// <param name="contracts">The contracts that it shares with other plugins.</param>
    /// <param name="others">The plugins whose commands have precedence.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="PluginException">It cannot be used.</exception>
    public async Task<PluginDefinition> ConfigureAsync(
        PluginStatus plugin,
        PluginContracts contracts,
        IReadOnlyList<PluginDefinition> others,
        CancellationToken cancellationToken
    )
    {
        PluginDefinition? definition = null;
        var mark = crashes.MarkOf(plugin.Id);
        try
        {
            await PluginStep.RunAsync(mark, Configure, MaxTime, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new PluginException(
                PluginState.ConfigureFailed,
                $"Its constructor or its Configure did not return within {MaxTime.TotalSeconds:0} seconds. Neither may wait for anything; "
                    + "what takes long belongs into a job."
            );
        }

        return definition!;

        bool CanExport(Type type) => contracts.Contain(type) || IsOfOptional(plugin, type);

        Task Configure()
        {
            var builder = new PluginBuilder(plugin.Entry, configuration, CanExport);
            PluginAssembly.Load(plugin.Entry, contracts).Configure(builder);
            var built = builder.Build() with { Manifest = plugin.Manifest, Mark = mark };
            CheckNames(built, others);
            // Here, since its texts and access rules are also the plugin's code.
            CommandPermissionRules.Check(built);
            CommandLimits.Check(built, others);
            definition = built;
            return Task.CompletedTask;
        }
    }

    // While an optional plugin is absent, its contracts are a copy beside the plugin's DLL.
    private static bool IsOfOptional(PluginStatus plugin, Type type) =>
        plugin.Manifest!.Dependencies.Any(dependency => !dependency.IsRequired)
        && type.Assembly.GetName().Name != Path.GetFileNameWithoutExtension(plugin.Entry.Assembly);

    private static void CheckNames(PluginDefinition plugin, IReadOnlyList<PluginDefinition> others)
    {
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var command in plugin.Handlers.Where(handler => handler.IsCommand))
        {
            if (others.FirstOrDefault(p => p.Handlers.Any(h => h.Kind == command.Kind && h.TopName == command.TopName)) is { } other)
                taken.Add(
                    $"The command {(command.Kind == HandlerKind.Command ? "/" : "")}{command.TopName} belongs to the plugin {other.Id} "
                        + "already. Turn one of the two plugins off."
                );
        }

        if (taken.Count > 0)
            throw new PluginException(PluginState.ConfigureFailed, string.Join(Environment.NewLine, taken));
    }
}
