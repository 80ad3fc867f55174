using System.Text.Json.Nodes;
using DCTicket.Host.Plugins;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Tests.Plugins;

/// <summary>A plugin that offers a contracts assembly of its own, and others that use it.</summary>
public sealed class PluginContractsTests : IDisposable
{
    private const string Contract = "public interface IWeather { string Now(); }";
    private const string Exporter = "public sealed class Weather : IWeather { public string Now() => \"sunny\"; }";
    private const string Export = "plugin.Export<IWeather, Weather>();";

    private const string User = """
        public sealed class Forecast(IWeather weather) { public override string ToString() => weather.Now(); }
        """;

    private const string OptionalUser = """
        public sealed class Forecast(IWeather weather = null) { public override string ToString() => weather?.Now() ?? "unknown"; }
        """;

    private readonly TestHost _host = new();
    private readonly TemporaryFolder _folder = new();
    private readonly CompiledPlugins _plugins;

    public PluginContractsTests() => _plugins = new CompiledPlugins(_folder.Path);

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_service_by_an_exported_contract_reaches_a_plugin_that_stands_before_it_in_the_file()
    {
        AddForecast(User, "dependencies");
        AddWeather();

        await LoadAsync();

        Assert.Equal("sunny", Forecast());
    }

    [Fact]
    public async Task An_own_copy_of_the_contract_gives_way_to_the_exported_one()
    {
        AddWeather();
        AddForecast(User, "dependencies");
        File.Copy(Dll, _plugins.FileOf("forecast", "Weather.Contracts.dll"));

        await LoadAsync();

        Assert.Equal("sunny", Forecast());
    }

    [Theory]
    [InlineData(false, "plugins.json does not list it")]
    [InlineData(true, "3.0.0 is installed")]
    public async Task A_plugin_runs_without_an_optional_one_and_one_line_says_so(bool isThere, string why)
    {
        AddWeather(isThere ? "3.0.0" : "1.0.0");
        if (!isThere)
            _plugins.Entries.Clear();
        AddForecast(OptionalUser, "optionalDependencies");
        // The plugin's own copy: nobody else has one.
        File.Copy(Dll, _plugins.FileOf("forecast", "Weather.Contracts.dll"));

        await LoadAsync();

        Assert.Equal("unknown", Forecast());
        Assert.Equal(
            $"Information: forecast runs without the optional plugin weather [1.0.0, 2.0.0): {why}",
            Assert.Single(_host.LoaderLog, line => line.Contains("optional", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_plugin_exports_services_by_the_contract_of_another_that_collects_them()
    {
        PluginCompiler.Compile(Dll, Contract);
        _plugins
            .Add("weather", new JsonObject { ["exports"] = "Weather.Contracts.dll" })
            .Compile(
                "weather",
                "plugin.AddService<Collector>();",
                "public sealed class Collector(IExports<IWeather> all) { public override string ToString() => all.All[0].Service.Now(); }",
                Dll
            )
            .Add("station", new JsonObject { ["dependencies"] = new JsonObject { ["weather"] = "[1.0,2.0)" } })
            .Compile("station", Export, Exporter, Dll);

        await LoadAsync();

        Assert.Equal("sunny", Made("weather", "Collector"));
    }

    [Fact]
    public async Task An_export_by_the_contract_of_an_absent_optional_plugin_is_no_error()
    {
        PluginCompiler.Compile(Dll, Contract);
        _plugins
            .Add("station", new JsonObject { ["optionalDependencies"] = new JsonObject { ["weather"] = "[1.0,2.0)" } })
            .Compile("station", Export, Exporter, Dll);
        File.Copy(Dll, _plugins.FileOf("station", "Weather.Contracts.dll"));

        await LoadAsync();

        Assert.True(_host.StatusOf("station").IsActive, _host.StatusOf("station").Cause);
    }

    [Fact]
    public async Task A_required_plugin_that_fails_turns_off_those_that_need_it_and_no_others()
    {
        AddForecast(User, "dependencies");
        _plugins
            .Add("later", new JsonObject { ["dependencies"] = new JsonObject { ["forecast"] = "1.0" } })
            .Compile("later")
            .Add("other")
            .Compile("other");
        AddWeather(configure: "throw new InvalidOperationException(\"It rains\");");

        await LoadAsync();

        Assert.Equal(PluginState.ConfigureFailed, _host.StatusOf("weather").State);
        Assert.Equal(PluginState.DependencyFailed, _host.StatusOf("forecast").State);
        Assert.Equal(
            "It needs the plugin weather [1.0.0, 2.0.0), but it does not run (ConfigureFailed). Fix weather first.",
            _host.StatusOf("forecast").Cause
        );
        Assert.Equal(PluginState.DependencyFailed, _host.StatusOf("later").State);
        Assert.True(_host.StatusOf("other").IsActive);
        Assert.Contains(
            "Error: forecast stays off (DependencyFailed): It needs the plugin weather [1.0.0, 2.0.0), but it does not run "
                + "(ConfigureFailed). Fix weather first.",
            _host.LoaderLog
        );
    }

    [Fact]
    public async Task A_plugin_that_is_turned_off_while_the_bot_runs_takes_those_that_need_it_along()
    {
        AddWeather();
        AddForecast(User, "dependencies");
        await LoadAsync();

        _host.Loader.Fail("weather", "Discord does not take its command", new InvalidOperationException());

        Assert.Equal(PluginState.DependencyFailed, _host.StatusOf("forecast").State);
        Assert.DoesNotContain(_host.Plugins.Active, plugin => plugin.Id is "weather" or "forecast");
    }

    [Fact]
    public async Task A_member_that_the_installed_contract_lacks_is_named_with_its_plugin()
    {
        PluginCompiler.Compile(Dll, "public interface IWeather { string Now(); string Tomorrow(); }");
        AddForecast(User.Replace("Now", "Tomorrow", StringComparison.Ordinal), "dependencies", compileContract: false);
        AddWeather();

        await LoadAsync();

        Assert.Equal(PluginState.Incompatible, _host.StatusOf("forecast").State);
        Assert.Equal(
            "forecast.dll uses what this host does not have: Weather.Contracts has no IWeather.Tomorrow (it is exported by the plugin "
                + "weather 1.0.0). Get a version of the plugin that fits, or update weather.",
            _host.StatusOf("forecast").Cause
        );
    }

    [Fact]
    public async Task A_plugin_that_does_not_name_the_exporter_is_told_which_it_is()
    {
        AddWeather();
        _plugins.Add("forecast").Compile("forecast", "plugin.AddService<Forecast>();", User, Dll);

        await LoadAsync();

        Assert.Equal(PluginState.LoadFailed, _host.StatusOf("forecast").State);
        Assert.Equal(
            "forecast.dll needs Weather.Contracts.dll, which the plugin weather exports. Add weather to “dependencies” in its plugin.json.",
            _host.StatusOf("forecast").Cause
        );
    }

    [Fact]
    public async Task Two_plugins_that_export_the_same_assembly_are_named()
    {
        AddWeather();
        Directory.CreateDirectory(Path.Combine(_folder.Path, "second"));
        File.Copy(Dll, _plugins.FileOf("second", "Weather.Contracts.dll"));
        _plugins.Add("second", new JsonObject { ["exports"] = "Weather.Contracts.dll" }).Compile("second", Export, Exporter, Dll);

        await LoadAsync();

        Assert.True(_host.StatusOf("weather").IsActive);
        Assert.Equal(
            "It exports Weather.Contracts.dll, as the plugin weather does already. Turn one of the two plugins off.",
            _host.StatusOf("second").Cause
        );
    }

    [Theory]
    [InlineData("""{ "dependencies": { "weather": "new" } }""", "dependencies.weather is not a version range; write it as [1.0,2.0)")]
    [InlineData("""{ "dependencies": { "weather": 1 } }""", "dependencies.weather must be a text, not a number")]
    [InlineData("""{ "dependencies": [] }""", "dependencies must be an object, not an array")]
    [InlineData("""{ "dependencies": { "forecast": "1.0" } }""", "dependencies.forecast is the plugin itself; delete the line")]
    [InlineData(
        """{ "dependencies": { "a": "1.0" }, "optionalDependencies": { "a": "1.0" } }""",
        "optionalDependencies.a stands in dependencies as well; delete one of the two"
    )]
    [InlineData("""{ "exports": "../Weather.dll" }""", "exports is not the name of a DLL in the plugin's folder")]
    [InlineData("""{ "exports": "Weather.dll" }""", "exports is not in the plugin's folder; copy it there, or delete the line")]
    [InlineData("""{ "exports": "forecast.dll" }""", "exports is the plugin's own DLL")]
    [InlineData("""{ "exports": "Quartz.dll" }""", "exports has the name of an assembly of the host")]
    [InlineData("""{ "version": "new" }""", "version is not a version; write it as 1.2.3")]
    public async Task A_wrong_line_of_plugin_json_is_named(string manifest, string problem)
    {
        _plugins.Add("forecast", JsonNode.Parse(manifest)!.AsObject()).Compile("forecast");

        await LoadAsync();

        Assert.Equal(PluginState.LoadFailed, _host.StatusOf("forecast").State);
        Assert.Contains($"plugin.json: {problem}", _host.StatusOf("forecast").Cause, StringComparison.Ordinal);
    }

    private string Dll => _plugins.FileOf("weather", "Weather.Contracts.dll");

    private void AddWeather(string version = "1.0.0", string configure = Export)
    {
        PluginCompiler.Compile(Dll, Contract);
        _plugins
            .Add("weather", new JsonObject { ["version"] = version, ["exports"] = "Weather.Contracts.dll" })
            .Compile("weather", configure, Exporter, Dll);
    }

    private void AddForecast(string code, string kind, bool compileContract = true)
    {
        if (compileContract)
            PluginCompiler.Compile(Dll, Contract);
        _plugins
            .Add("forecast", new JsonObject { [kind] = new JsonObject { ["weather"] = "[1.0,2.0)" } })
            .Compile("forecast", "plugin.AddService<Forecast>();", code, Dll);
    }

    private async Task LoadAsync()
    {
        await File.WriteAllTextAsync(_host.PluginsFile, new JsonObject { ["plugins"] = _plugins.Entries }.ToJsonString());
        await _host.Loader.LoadAsync(PluginsFile.Read(_host.PluginsFile, _host.Settings.PluginsFolder), CancellationToken.None);
    }

    private string Forecast() => Made("forecast", "Forecast");

    private string Made(string plugin, string type)
    {
        Assert.Null(_host.StatusOf(plugin).Cause);
        using var scope = _host[plugin].Services.CreateScope();
        var service = _host[plugin].Definition.Services.Single(service => service.ServiceType.Name == type).ServiceType;
        return scope.ServiceProvider.GetRequiredService(service).ToString()!;
    }
}
