using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>A plugin with settings, in a server.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Schema">Its settings.</param>
/// <param name="Scope">The server.</param>
internal sealed record PluginSettings(LoadedPlugin Plugin, SettingsSchema Schema, SettingScope Scope);

/// <summary>Finds the active plugins with settings for servers.</summary>
internal sealed class PluginSettingsQuery(PluginRegistry plugins, HostData host)
{
    public IReadOnlyList<LoadedPlugin> All => [.. plugins.Active.Where(plugin => plugin.Definition.GuildSettings is not null)];

    /// <summary>Finds a plugin by its id or its name.</summary>
    public PluginSettings? Find(string idOrName, Snowflake guild)
    {
        var found =
            All.FirstOrDefault(plugin => plugin.Id == idOrName)
            ?? All.FirstOrDefault(plugin => plugin.Definition.Name.Equals(idOrName.Trim(), StringComparison.OrdinalIgnoreCase));
        return found?.Definition.GuildSettings is { } schema
            ? new PluginSettings(found, schema, new SettingScope(guild, host.SecretsOf(found.Id)))
            : null;
    }
}
