using DCTicket.Discord.Native;
using DCTicket.Host.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace DCTicket.Host.Tests.Startup;

public sealed class HostSettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void In_production_a_token_is_needed(string? token)
    {
        var error = Assert.Throws<StartupException>(() => Read("Production", ("Discord:Token", token)));

        Assert.Equal(
            "There is no bot token. Set DCTICKET_Discord__Token in the environment (docs/install.md says where to get one), or start with "
                + "--sandbox to try the bot without Discord.",
            error.Message
        );
    }

    [Fact]
    public void In_development_no_token_means_the_Sandbox_with_data_of_its_own()
    {
        var settings = Read("Development");

        Assert.Null(settings.Token);
        Assert.Equal(Path.GetFullPath("data/sandbox/host"), settings.DataFolder);
        Assert.Equal(Path.GetFullPath("data/sandbox/world"), settings.SandboxFolder);
    }

    [Fact]
    public void The_switch_means_the_Sandbox_whatever_the_token()
    {
        var settings = Read("Production", ("Discord:Token", "real"), ("sandbox-mode", "true"));

        Assert.Null(settings.Token);
        Assert.Equal(Path.GetFullPath("data/sandbox/host"), settings.DataFolder);
    }

    [Fact]
    public void A_token_means_the_real_data()
    {
        var settings = Read("Development", ("Discord:Token", "real"), ("Data:Folder", "/somewhere"));

        Assert.Equal("real", settings.Token);
        Assert.Equal("/somewhere", settings.DataFolder);
    }

    [Theory]
    [InlineData("Sandbox:Url", "127.0.0.1:7000", "is not a whole address, such as http://127.0.0.1:5080.")]
    [InlineData("Sandbox:Url", "localhost", "is not a whole address, such as http://127.0.0.1:5080.")]
    [InlineData("Discord:RestUrl", "ftp://carl:pa55@discord.com", "is not a whole address, such as http://127.0.0.1:5080.")]
    [InlineData("Sandbox:Save", "perhaps", "is neither true nor false.")]
    [InlineData("Discord:Compress", "perhaps", "is neither true nor false.")]
    [InlineData("Alerts:DirectMessage", "perhaps", "is neither true nor false.")]
    [InlineData("Alerts:Webhook", "pa55", "is not the address of a Discord webhook")]
    [InlineData("Alerts:Webhook", "https://discord.com/api/webhooks/pa55", "is not the address of a Discord webhook")]
    [InlineData("Alerts:Webhook", "https://discord.com/api/webhooks/carl/pa55", "is not the address of a Discord webhook")]
    [InlineData("Alerts:Webhook", "https://discord.com/channels/1/2/pa55", "is not the address of a Discord webhook")]
    public void A_wrong_setting_is_named_by_its_key_and_never_by_its_value(string key, string value, string problem)
    {
        var error = Assert.Throws<StartupException>(() => Read("Development", (key, value)));

        Assert.StartsWith($"The setting {key} {problem}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://discord.com/api/webhooks/123/the-secret")]
    [InlineData("https://discord.com/api/v10/webhooks/123/the-secret")]
    [InlineData("https://ptb.discord.com/api/webhooks/123/the-secret/")]
    public void A_webhook_is_read_from_its_address(string address) =>
        Assert.Equal("webhooks/123/the-secret", Read("Development", ("Alerts:Webhook", address)).AlertWebhook);

    [Fact]
    public void An_empty_setting_is_as_good_as_none()
    {
        var settings = Read(
            "Development",
            ("Alerts:Webhook", ""),
            ("Alerts:DirectMessage", ""),
            ("Data:Folder", ""),
            ("Plugins:File", ""),
            ("Logs:Folder", "")
        );

        Assert.Null(settings.AlertWebhook);
        Assert.False(settings.AlertOwner);
        Assert.Equal(Path.GetFullPath("plugins.json"), settings.PluginsFile);
        Assert.Equal(Path.GetFullPath("logs"), settings.LogsFolder);
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel")]
    [InlineData("Serilog:MinimumLevel:Default")]
    [InlineData("Serilog:MinimumLevel:Override:Quartz")]
    public void A_wrong_level_of_logging_is_named_by_its_key(string key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, "Loud")]).Build();

        var error = Assert.Throws<StartupException>(() => Logging.Create(configuration, Read("Development")));

        Assert.StartsWith(
            $"The setting {key} is no level of logging. Set it to one of Verbose, Debug,",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Loud", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_is_in_nothing_that_could_be_printed()
    {
        var options = new NativeConnectionOptions { Token = "very-secret" };
        var settings = Read("Production", ("Discord:Token", "very-secret"));

        Assert.DoesNotContain("very-secret", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", settings.ToString(), StringComparison.Ordinal);
    }

    private static HostSettings Read(string environment, params (string Key, string? Value)[] values) =>
        HostSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => v.Value)).Build(),
            new TestEnvironment { EnvironmentName = environment }
        );

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
