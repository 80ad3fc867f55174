using System.Text.Json.Nodes;
using DCTicket.EndToEnd.Tests.Bots;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.EndToEnd.Tests.Plugins;

/// <summary>One bad plugin is that plugin's problem. The fault is a value of the process, so these tests run one after the other.</summary>
public sealed class BadPluginStory(OwnWorld world) : IClassFixture<OwnWorld>, IDisposable
{
    private const string Fault = "fault";

    public void Dispose() => AppDomain.CurrentDomain.SetData(Fault, null);

    [Theory]
    [InlineData("configure", "ConfigureFailed", "Configure does not feel like it")]
    [InlineData("services", "ServicesInvalid", "IFormatProvider")]
    [InlineData("migration", "MigrationFailed", "faulty.db could not be migrated")]
    [InlineData("no-access", "ConfigureFailed", "SaysNotWhoMay.RunAsync does not say who may use it; add [Everyone]")]
    [InlineData(
        "form-from-form",
        "ConfigureFailed",
        "AnswersAFormWithAForm.RunAsync returns Task`1; a modal returns Task<Reply> or Task<Update>"
    )]
    [InlineData(
        "bad-option",
        "ConfigureFailed",
        "has an option “when” of DateTimeOffset; use string, long, bool, Channel, User, Role, Mentionable, Attachment or an enum"
    )]
    [InlineData(
        "taken-command",
        "ConfigureFailed",
        "The command /close belongs to the plugin tickets already. Turn one of the two plugins off"
    )]
    [InlineData("bad-event", "ConfigureFailed", "HearsNothing.HandleAsync is marked [On] and must look like this")]
    [InlineData("bad-job", "ConfigureFailed", "The job NeverJob is to run every 00:00:00; the shortest pause is a second")]
    [InlineData("same-job", "ConfigureFailed", "NeverJob")]
    [InlineData("twice", "ConfigureFailed", "are both the button “faulty”; give one another name")]
    [InlineData("refused-by-discord", "ConfigureFailed", "/faulty")]
    public async Task A_fault_is_named_and_the_others_work(string fault, string state, string cause)
    {
        AppDomain.CurrentDomain.SetData(Fault, fault);

        await FailsAsync(new PluginFolder(world.NewFolder()).Entry(), state, cause);
    }

    [Theory]
    [InlineData("""{ "numbr": 2 }""", "settings: there is no such setting: 'numbr'")]
    [InlineData("""{ "number": "many" }""", "settings.number: this is no whole number")]
    [InlineData("""{ "number": 11 }""", "settings.number: The field Number must be between 1 and 10.")]
    [InlineData("""{ "pause": "soon" }""", "settings.pause: this is no length of time; write it as 30s")]
    public async Task A_wrong_setting_is_named_with_its_place(string settings, string cause)
    {
        var entry = new PluginFolder(world.NewFolder()).Entry(JsonNode.Parse(settings)!.AsObject());

        var message = await FailsAsync(entry, "ConfigureFailed", cause);

        Assert.StartsWith("plugins.json: plugins[1].settings", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_DLL_is_named_with_its_path()
    {
        var plugin = new PluginFolder(world.NewFolder());
        File.Delete(plugin.Dll);

        await FailsAsync(
            plugin.Entry(),
            "LoadFailed",
            $"plugins.json: plugins[1].assembly: there is no file {plugin.Dll}. Build or copy the plugin there"
        );
    }

    [Fact]
    public async Task A_missing_manifest_is_named_with_its_path()
    {
        var plugin = new PluginFolder(world.NewFolder());
        File.Delete(plugin.Manifest);

        await FailsAsync(plugin.Entry(), "LoadFailed", $"{plugin.Manifest}: there is no such file");
    }

    [Theory]
    [InlineData("{\n \"id\": ", "plugin.json, line 2: this is not JSON")]
    [InlineData("[]", "plugin.json: the file must be an object, not an array")]
    [InlineData("""{ "id": "faulty", "name": "Faulty", "version": "1.0.0" }""", "plugin.json: contracts is missing")]
    [InlineData(
        """{ "id": "faulty", "name": "Faulty", "version": "1.0.0", "contracts": "new" }""",
        "plugin.json: contracts is not a version range; write it as [1.0,2.0)"
    )]
    [InlineData(
        """{ "id": "faulty", "name": "Faulty", "version": "1.0.0", "contracts": "[1.0,2.0)", "autor": "" }""",
        "plugin.json: autor is not a known key (did you mean “author”?)"
    )]
    [InlineData(
        """{ "id": "other", "name": "Faulty", "version": "1.0.0", "contracts": "[1.0,2.0)" }""",
        "plugins[1].id is “faulty”, but the plugin at"
    )]
    public async Task A_wrong_manifest_is_named_with_its_place(string json, string cause)
    {
        var plugin = new PluginFolder(world.NewFolder());
        await File.WriteAllTextAsync(plugin.Manifest, json, TestContext.Current.CancellationToken);

        await FailsAsync(plugin.Entry(), "LoadFailed", cause);
    }

    [Fact]
    public async Task A_plugin_for_newer_contracts_is_named_with_both_versions()
    {
        var plugin = new PluginFolder(world.NewFolder());
        await File.WriteAllTextAsync(
            plugin.Manifest,
            """{ "id": "faulty", "name": "Faulty", "version": "3.0.0", "contracts": "[9.0,10.0)" }""",
            TestContext.Current.CancellationToken
        );

        await FailsAsync(plugin.Entry(), "Incompatible", "Faulty 3.0.0 is made for Contracts [9.0.0, 10.0.0); this host has 1.");
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_named()
    {
        var plugin = new PluginFolder(world.NewFolder());
        await File.WriteAllTextAsync(plugin.Dll, "This is a text.", TestContext.Current.CancellationToken);

        await FailsAsync(plugin.Entry(), "LoadFailed", $"{plugin.Dll} cannot be loaded");
    }

    [Fact]
    public async Task An_assembly_without_a_plugin_is_named()
    {
        var plugin = new PluginFolder(world.NewFolder());
        MadeAssembly.WithoutPlugin(plugin.Dll);

        await FailsAsync(
            plugin.Entry(),
            "LoadFailed",
            "DCTicket.Faulty.dll has 0 public classes that implement IPlugin; it needs exactly one"
        );
    }

    [Fact]
    public async Task A_plugin_that_was_built_against_more_than_there_is_names_what_is_missing()
    {
        var plugin = new PluginFolder(world.NewFolder());
        MadeAssembly.OfNewerContracts(plugin.Dll);

        var message = await FailsAsync(plugin.Entry(), "Incompatible", "DCTicket.Faulty.dll uses what this host does not have");

        Assert.Contains("DCTicket.Contracts.FromTheFuture", message, StringComparison.Ordinal);
        Assert.Contains("Snowflake.ToTheFuture", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_plugin_that_fails_ends_the_start_by_its_name()
    {
        AppDomain.CurrentDomain.SetData(Fault, "configure");
        var entry = new PluginFolder(world.NewFolder()).Entry();
        entry["required"] = true;

        var error = await Assert.ThrowsAsync<StartupException>(() => world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets(), entry));

        Assert.Contains(
            "The plugin faulty is required in plugins.json, and cannot start (ConfigureFailed)",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("Configure does not feel like it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_is_off_is_not_even_looked_at()
    {
        var plugin = new PluginFolder(world.NewFolder());
        File.Delete(plugin.Dll);
        var entry = plugin.Entry();
        entry["enabled"] = false;

        await FailsAsync(entry, "Disabled", "plugins.json says \"enabled\": false");
    }

    [Fact]
    public async Task A_job_and_a_Dispose_that_never_end_do_not_keep_the_bot_from_stopping()
    {
        AppDomain.CurrentDomain.SetData(Fault, "stuck-job");
        AppDomain.CurrentDomain.SetData("stuck", null);
        var folder = world.NewFolder();
        var bot = await world.StartBotAsync(folder, new PluginFolder(world.NewFolder()).Entry());
        while (AppDomain.CurrentDomain.GetData("stuck") is null)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);

        await bot.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);

        var log = await File.ReadAllLinesAsync(
            Assert.Single(Directory.GetFiles(Path.Combine(folder, "logs"))),
            TestContext.Current.CancellationToken
        );
        var named = Assert.Single(log, line => line.Contains("its services were not disposed within", StringComparison.Ordinal));
        Assert.Contains("\"Plugin\":\"faulty\"", named, StringComparison.Ordinal);
    }

    /// <summary>Starts a bot with Tickets and the faulty plugin; returns why the latter is off.</summary>
    private async Task<string> FailsAsync(JsonObject entry, string state, string cause)
    {
        await using var bot = await world.StartBotAsync(world.NewFolder(), TestPlugins.Tickets(), entry);
        var plugins = bot.Services.GetRequiredService<PluginRegistry>();
        var faulty = Assert.Single(plugins.All, p => p.Id == "faulty");

        Assert.Equal(state, faulty.State.ToString());
        Assert.Contains(cause, faulty.Cause, StringComparison.Ordinal);
        Assert.Equal("tickets", Assert.Single(plugins.All, plugin => plugin.IsActive).Id);
        await using var guild = await world.NewGuildAsync();
        var adam = await guild.Adam();
        await adam.Runs("/setup", "support", ("log-channel", guild.Channel("ticket-log")), ("category", guild.Channel("Tickets")));
        await adam.Sees("Tech support", "support");
        Assert.DoesNotContain("faulty", await adam.CommandsIn("support"));
        return faulty.Cause!;
    }
}
