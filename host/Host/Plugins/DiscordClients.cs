using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Interactions;
using DCTicket.Discord.Rest;

namespace DCTicket.Host.Plugins;

/// <summary>Makes what a plugin talks to Discord by.</summary>
internal sealed class DiscordClients(IDiscordConnection connection, Application application, GuildCache cache)
{
    /// <summary>Discord as a plugin sees it.</summary>
    public DiscordClient Create(string plugin) => new(connection, application.BotId, plugin, cache);

    /// <summary>The calls that answer the interactions of a plugin.</summary>
    public InteractionCalls CreateCalls(string plugin) => new(connection, application.Id, plugin);
}
