using DCTicket.Host.Startup;
using DCTicket.Host.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace DCTicket.Host.Tests.Startup;

public sealed class SecretFilesTests : IDisposable
{
    private readonly TemporaryFolder _systemd = new();
    private readonly TemporaryFolder _secrets = new();
    private readonly ConfigurationManager _configuration = new();

    public void Dispose()
    {
        _systemd.Dispose();
        _secrets.Dispose();
        _configuration.Dispose();
    }

    [Fact]
    public void A_file_is_a_setting_and_loses_its_last_line_break()
    {
        File.WriteAllText(Path.Combine(_systemd.Path, "Discord__Token"), "of systemd\n");
        File.WriteAllText(Path.Combine(_secrets.Path, "Settings__service_hours__Key"), "of a container");
        Configure(("Secrets:Folder", _secrets.Path));

        SecretFiles.Add(_configuration, _systemd.Path);

        Assert.Equal("of systemd", _configuration["Discord:Token"]);
        Assert.Equal("of a container", _configuration["Settings:service_hours:Key"]);
    }

    [Fact]
    public void The_environment_and_the_command_line_win_over_files()
    {
        File.WriteAllText(Path.Combine(_secrets.Path, "Discord__Token"), "file");
        Configure(("Secrets:Folder", _secrets.Path), ("Discord:Token", "command line"));

        SecretFiles.Add(_configuration, null);

        Assert.Equal("command line", _configuration["Discord:Token"]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var folder = Path.Combine(_secrets.Path, "none");
        Configure(("Secrets:Folder", folder));

        var error = Assert.Throws<StartupException>(() => SecretFiles.Add(_configuration, null));

        Assert.StartsWith($"The folder {folder}, which Secrets:Folder names, cannot be read.", error.Message, StringComparison.Ordinal);
    }

    private void Configure(params (string Key, string Value)[] settings) =>
        _configuration
            .AddEnvironmentVariables("DCTICKET_TEST_NONE_")
            .AddCommandLine([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
}
