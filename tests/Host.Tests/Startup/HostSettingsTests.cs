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
            "There is no bot token. Set DCTICKET_Discord__Token in the environment (docs/install.md says where to get one), or start with --sandbox to try the bot without Discord.",
            error.Message);
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
    [InlineData("Sandbox:Url", "127.0.0.1:5080")]
    [InlineData("Sandbox:Url", "localhost")]
    [InlineData("Discord:RestUrl", "ftp://discord.com")]
    public void A_bad_address_is_named_with_its_key(string key, string value)
    {
        var error = Assert.Throws<StartupException>(() => Read("Development", (key, value)));

        Assert.StartsWith($"The setting {key} is “{value}”; it must be a whole address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_is_in_nothing_that_could_be_printed()
    {
        var options = new NativeConnectionOptions { Token = "very-secret" };
        var settings = Read("Production", ("Discord:Token", "very-secret"));

        Assert.DoesNotContain("very-secret", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", settings.ToString(), StringComparison.Ordinal);
    }

    private static HostSettings Read(string environment, params (string Key, string? Value)[] values) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => v.Value)).Build(),
        new TestEnvironment { EnvironmentName = environment });

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
