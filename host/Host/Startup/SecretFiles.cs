using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace DCTicket.Host.Startup;

/// <summary>
/// Reads settings from the files of a folder, as systemd and containers provide secrets: the name is the key, the content the value.
/// </summary>
internal static class SecretFiles
{
    /// <summary>The folder of systemd's credentials.</summary>
    public const string SystemdVariable = "CREDENTIALS_DIRECTORY";

    private const string Setting = "Secrets:Folder";

    /// <summary>Adds the files of systemd's folder and of the configured one; environment and command line override them.</summary>
    public static void Add(ConfigurationManager configuration, string? systemd)
    {
        Add(configuration, systemd, SystemdVariable);
        Add(configuration, configuration[Setting], Setting);
    }

    private static void Add(ConfigurationManager configuration, string? folder, string from)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return;
        var path = Path.GetFullPath(folder);
        var environment = configuration.Sources.ToList().FindIndex(source => source is EnvironmentVariablesConfigurationSource);
        try
        {
            configuration.Sources.Insert(
                Math.Max(environment, 0),
                new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(path), Optional = false }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StartupException(
                $"The folder {path}, which {from} names, cannot be read. Make it, give the bot's account the right "
                    + $"to read it and its files, or correct {from}.",
                e
            );
        }
    }
}
