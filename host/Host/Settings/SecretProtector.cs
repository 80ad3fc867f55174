using System.Security.Cryptography;
using DCTicket.Contracts;
using DCTicket.Host.Startup;
using Microsoft.AspNetCore.DataProtection;
using Secret = DCTicket.Contracts.Secret;

namespace DCTicket.Host.Settings;

/// <summary>The keys that protect secrets. They are made when the first secret is protected.</summary>
internal sealed class SecretProtector(DataFolder data)
{
    private readonly Lazy<IDataProtectionProvider> _provider = new(() =>
        // Without a logger: nothing of keys is logged.
        DataProtectionProvider.Create(CreateFolder(data.KeysFolder), protection => protection.SetApplicationName("DCTicket"))
    );

    /// <summary>The secrets of one plugin.</summary>
    public ISecrets For(string plugin) => new PluginSecrets(_provider, plugin);

    private static DirectoryInfo CreateFolder(string path) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private sealed class PluginSecrets(Lazy<IDataProtectionProvider> provider, string plugin) : ISecrets
    {
        public string Protect(Snowflake guild, Secret secret) => ProtectorOf(guild).Protect(secret.Reveal());

        public Secret? Unprotect(Snowflake guild, string protectedSecret)
        {
            try
            {
                return new Secret(ProtectorOf(guild).Unprotect(protectedSecret));
            }
            // For all that is wrong with it.
            catch (CryptographicException)
            {
                return null;
            }
        }

        private IDataProtector ProtectorOf(Snowflake guild) => provider.Value.CreateProtector("plugin", plugin, guild.ToString());
    }
}
