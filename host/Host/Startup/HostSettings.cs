using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace DCTicket.Host.Startup;

/// <summary>The settings of the host: paths, and the Discord to connect to.</summary>
internal sealed record HostSettings
{
    private const string DataSetting = "Data:Folder";

    /// <summary>The bot token; null for the in-process Sandbox.</summary>
    public required string? Token { get; init; }

    public required string PluginsFile { get; init; }

    /// <summary>The folder of all plugins; null if plugins.json has full paths, as in tests.</summary>
    public required string? PluginsFolder { get; init; }

    public required string DataFolder { get; init; }

    public required string LogsFolder { get; init; }

    public required Uri SandboxUrl { get; init; }

    /// <summary>The file of the Sandbox's state; null for in memory.</summary>
    public required string? SandboxFolder { get; init; }

    /// <summary>The address of another Discord, such as a separate Sandbox; null for the real one.</summary>
    public required Uri? RestUrl { get; init; }

    /// <summary>Whether the gateway may compress its messages.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Whether databases of different backups may be used together.</summary>
    public bool AcceptMixedDatabases { get; init; }

    /// <summary>The webhook for alerts, as a path of Discord's REST API with its secret; null for none.</summary>
    public string? AlertWebhook { get; init; }

    /// <summary>Whether alerts are sent to the bot's owner by direct message.</summary>
    public bool AlertOwner { get; init; }

    // ToString of a record prints all members; the token must not get into a log.
    public override string ToString() =>
        $"{nameof(HostSettings)} {{ PluginsFile = {PluginsFile}, DataFolder = {DataFolder}, RestUrl = {RestUrl} }}";

    public static HostSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var token = configuration["Discord:Token"];
        if (IsGuestOfSandbox(configuration, environment))
            token = null;
        else if (string.IsNullOrWhiteSpace(token))
            throw new StartupException(
                "There is no bot token. Set DCTICKET_Discord__Token in the environment (docs/install.md says where to get one), or start "
                    + "with --sandbox to try the bot without Discord."
            );

        var data = FullPath(configuration, DataSetting, "data");
        return new HostSettings
        {
            Token = token,
            PluginsFile = FullPath(configuration, "Plugins:File", "plugins.json"),
            PluginsFolder = FullPath(configuration, "Plugins:Folder", "plugins"),
            DataFolder = ReadDataFolder(configuration, environment),
            LogsFolder = FullPath(configuration, "Logs:Folder", "logs"),
            SandboxUrl = Address(configuration, "Sandbox:Url") ?? new Uri("http://127.0.0.1:5080"),
            SandboxFolder = Switch(configuration, "Sandbox:Save", true) ? Path.Combine(data, "sandbox", "world") : null,
            RestUrl = Address(configuration, "Discord:RestUrl"),
            Compress = Switch(configuration, "Discord:Compress", true),
            AcceptMixedDatabases = Switch(configuration, "Data:AcceptMixed", false),
            AlertWebhook = Webhook(configuration, "Alerts:Webhook"),
            AlertOwner = Switch(configuration, "Alerts:DirectMessage", false),
        };
    }

    /// <summary>Reads the data folder only, without a token.</summary>
    public static string ReadDataFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        var data = FullPath(configuration, DataSetting, "data");
        // Data of the Sandbox is never mixed with that of a real server.
        return IsGuestOfSandbox(configuration, environment) ? Path.Combine(data, "sandbox", "host") : data;
    }

    private static bool IsGuestOfSandbox(IConfiguration configuration, IHostEnvironment environment)
    {
        var hasToken = !string.IsNullOrWhiteSpace(configuration["Discord:Token"]);
        return Switch(configuration, "sandbox-mode", false) || (environment.IsDevelopment() && !hasToken);
    }

    // The address ends in a secret: the message does not repeat it.
    private static string? Webhook(IConfiguration configuration, string key) =>
        configuration[key] switch
        {
            null or "" => null,
            var text
                when Uri.TryCreate(text, UriKind.Absolute, out var address)
                    && address.AbsolutePath.Trim('/').Split('/') is [.., "webhooks", var id, var secret]
                    && ulong.TryParse(id, out _) => $"webhooks/{id}/{secret}",
            _ => throw new StartupException(
                $"The setting {key} is not the address of a Discord webhook, such as https://discord.com/api/webhooks/ID/SECRET. Copy it "
                    + "in Discord: channel settings, Integrations, Webhooks."
            ),
        };

    /// <summary>Reads a boolean setting.</summary>
    public static bool Switch(IConfiguration configuration, string key, bool normally) =>
        configuration[key] switch
        {
            null or "" => normally,
            var text when bool.TryParse(text, out var value) => value,
            _ => throw new StartupException($"The setting {key} is neither true nor false. Set it to one of the two, or leave it out."),
        };

    private static string FullPath(IConfiguration configuration, string key, string normally) =>
        Path.GetFullPath(configuration[key] is { Length: > 0 } path ? path : normally);

    private static Uri? Address(IConfiguration configuration, string key) =>
        configuration[key] switch
        {
            null or "" => null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
            // It may contain a password: the message does not repeat it.
            _ => throw new StartupException($"The setting {key} is not a whole address, such as http://127.0.0.1:5080."),
        };
}
