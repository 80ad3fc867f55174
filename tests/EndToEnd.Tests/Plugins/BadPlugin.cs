using System.Text.Json.Nodes;
using DCTicket.Host.Tests.Support;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>A plugin with one fault.</summary>
/// <param name="Id">Its id, which says what is wrong.</param>
/// <param name="State">Its state.</param>
/// <param name="Causes">What its cause contains.</param>
/// <param name="Write">Writes it.</param>
internal sealed partial record BadPlugin(string Id, string State, IReadOnlyList<string> Causes, Action<CompiledPlugins, string> Write)
{
    private const string ConfigureFailed = "ConfigureFailed";
    private const string DependencyFailed = "DependencyFailed";
    private const string Incompatible = "Incompatible";
    private const string LoadFailed = "LoadFailed";
    private const string OneCommand = "[Everyone, Command(\"bad\", \"Bad\")] public Task<Reply> RunAsync(CommandContext context";

    private const string NeverJob = """

        public sealed class Never : Quartz.IJob
        {
            public ValueTask Execute(Quartz.IJobExecutionContext context, CancellationToken token) => default;
        }
        """;

    /// <summary>All that stay off.</summary>
    public static IReadOnlyList<BadPlugin> All { get; } = [.. Files(), .. Versions(), .. Handlers(), .. Parts(), .. Dependencies()];

    private static BadPlugin Needs(string id, string other, string cause, string range = "[1.0,2.0)") =>
        new(
            id,
            DependencyFailed,
            [cause],
            (plugins, id) => plugins.Add(id, new JsonObject { ["dependencies"] = new JsonObject { [other] = range } }).Compile(id)
        );

    private static BadPlugin Manifest(string id, string cause, string json) =>
        new(id, LoadFailed, [cause], (plugins, id) => File.WriteAllText(plugins.Add(id).Compile(id).FileOf(id, "plugin.json"), json));

    private static BadPlugin Code(string id, string cause, string configure, string types = "", string state = ConfigureFailed) =>
        new(id, state, [cause], (plugins, id) => plugins.Add(id).Compile(id, configure, types));

    private static BadPlugin Feature(string id, string cause, string handler) =>
        Code(id, cause, "plugin.AddFeature<Bad>();", $"public sealed class Bad {{ {handler} }}");
}
