using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Jobs;
using DCTicket.Host.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>A plugin with its running services. Immutable; <see cref="PluginRegistry"/> knows whether it is active.</summary>
internal sealed class LoadedPlugin(PluginDefinition definition, ServiceProvider services, DiscordClient discord)
{
    public PluginDefinition Definition => definition;

    public string Id => definition.Id;

    public ServiceProvider Services => services;

    /// <summary>The plugin's <see cref="IDiscord"/>.</summary>
    public DiscordClient Discord => discord;

    public TextCatalog? Texts => definition.Texts;

    public IReadOnlyList<InteractionHandler> Handlers => definition.Handlers;

    /// <summary>Its event handlers, with their channel sets.</summary>
    public required IReadOnlyList<EventSubscriber> EventHandlers { get; init; }

    /// <summary>Its jobs, with their time zones.</summary>
    public required IReadOnlyList<PluginJob> Jobs { get; init; }

    public BackgroundWork BackgroundWork => services.GetRequiredService<BackgroundWork>();

    /// <summary>Null for none.</summary>
    public PluginDatabase? Database { get; init; }

    /// <summary>Hold it while the plugin's code runs, to find the culprit of a crash.</summary>
    public ExecutionMark.Execution Enter() => ExecutionMark.Begin(definition.Mark);
}
