using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>A plugin with its running services. It never changes; whether it is active is known by <see cref="PluginRegistry"/>.</summary>
internal sealed class LoadedPlugin(PluginDefinition definition, ServiceProvider services, DiscordClient discord)
{
    public PluginDefinition Definition => definition;

    public string Id => definition.Id;

    public ServiceProvider Services => services;

    /// <summary>Discord as the plugin sees it.</summary>
    public DiscordClient Discord => discord;

    public TextCatalog? Texts => definition.Texts;

    public IReadOnlyList<InteractionHandler> Handlers => definition.Handlers;

    /// <summary>Its handlers of events, with the channels that each of them gets events of.</summary>
    public required IReadOnlyList<EventSubscriber> EventHandlers { get; init; }

    public IReadOnlyList<PluginJob> Jobs => definition.Jobs;

    /// <summary>Null where the plugin has none.</summary>
    public PluginDatabase? Database { get; init; }

    /// <summary>To be held while the plugin's code runs: a death of the process during it may be its fault.</summary>
    public ExecutionMark.Execution Enter() => ExecutionMark.Begin(definition.Mark);
}
