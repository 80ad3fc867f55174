using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>What a plugin consists of, as its Configure has said. Nothing of it runs yet.</summary>
/// <param name="Entry">Its entry of plugins.json.</param>
internal sealed record PluginDefinition(PluginEntry Entry)
{
    public string Id => Entry.Id;

    /// <summary>Its name, as people read it.</summary>
    public string Name => Manifest?.Name ?? Id;

    /// <summary>Null for the host's own commands.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>Where it is noted that the plugin executes; null for nowhere.</summary>
    public ExecutionMark? Mark { get; init; }

    public TextCatalog? Texts { get; init; }

    public IReadOnlyList<InteractionHandler> Handlers { get; init; } = [];

    /// <summary>The permissions that the plugin gave to commands, by their first words.</summary>
    public IReadOnlyDictionary<string, Permissions> CommandPermissions { get; init; } = new Dictionary<string, Permissions>();

    public IReadOnlyList<EventSubscriber> EventHandlers { get; init; } = [];

    public IReadOnlyList<PluginJob> Jobs { get; init; } = [];

    public IReadOnlyList<PluginExport> Exports { get; init; } = [];

    /// <summary>The services that it registered.</summary>
    public IReadOnlyList<ServiceDescriptor> Services { get; init; } = [];

    public bool HasDatabase { get; init; }
}
