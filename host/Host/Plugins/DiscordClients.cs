using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Rest;

namespace DCTicket.Host.Plugins;

/// <summary>Creates the plugins' clients for Discord.</summary>
internal sealed class DiscordClients(IDiscordConnection connection, Application application, GuildCache cache)
{
    /// <summary>Creates the <c>IDiscord</c> of a plugin.</summary>
    public DiscordClient Create(string plugin) => new(connection, application.BotId, plugin, cache);

    /// <summary>Creates the calls that respond to a plugin's interactions.</summary>
    public InteractionCalls CreateCalls(string plugin) => new(connection, application.Id, plugin);
}
