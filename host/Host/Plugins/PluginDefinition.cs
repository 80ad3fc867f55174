using DCTicket.Contracts;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>The parts of a plugin, from its Configure. Nothing runs yet.</summary>
/// <param name="Entry">Its entry of plugins.json.</param>
internal sealed record PluginDefinition(PluginEntry Entry)
{
    public string Id => Entry.Id;

    /// <summary>Its display name.</summary>
    public string Name => Manifest?.Name ?? Id;

    /// <summary>Null for the host's own commands.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>Its execution mark; null for none.</summary>
    public ExecutionMark? Mark { get; init; }

    public TextCatalog? Texts { get; init; }

    public IReadOnlyList<InteractionHandler> Handlers { get; init; } = [];

    /// <summary>The default permissions of its commands, by their first words.</summary>
    public IReadOnlyDictionary<string, Permissions> CommandPermissions { get; init; } = new Dictionary<string, Permissions>();

    public IReadOnlyList<EventSubscriber> EventHandlers { get; init; } = [];

    public IReadOnlyList<PluginJob> Jobs { get; init; } = [];

    public IReadOnlyList<PluginExport> Exports { get; init; } = [];

    /// <summary>Its registered services.</summary>
    public IReadOnlyList<ServiceDescriptor> Services { get; init; } = [];

    public bool HasDatabase { get; init; }

    /// <summary>Its settings for servers; null for none.</summary>
    public SettingsSchema? GuildSettings { get; init; }

    /// <summary>Whether plugins.json has settings that it does not read.</summary>
    public bool IgnoresSettings { get; init; }
}
