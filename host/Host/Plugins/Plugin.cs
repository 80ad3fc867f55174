using System.Reflection;
using DCTicket.Contracts;
using DCTicket.Discord.Rest;
using DCTicket.Host.Events;
using DCTicket.Host.Interactions;
using DCTicket.Host.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Plugins;

/// <summary>A plugin of plugins.json, and how far it got.</summary>
internal sealed class Plugin(PluginEntry entry)
{
    public string Id => Entry.Id;

    public PluginEntry Entry { get; } = entry;

    public PluginState State { get; private set; } = PluginState.Active;

    /// <summary>Why it is not active; null while it is.</summary>
    public string? Cause { get; private set; }

    public Exception? Error { get; private set; }

    public bool IsActive => State == PluginState.Active;

    /// <summary>When it took the whole process down last, as far as that is remembered.</summary>
    public DateTimeOffset? CrashedAt { get; set; }

    /// <summary>Where it is noted that the plugin executes; null for nowhere.</summary>
    public ExecutionMark? Mark { get; set; }

    public PluginManifest? Manifest { get; set; }

    public Assembly? Assembly { get; set; }

    public TextCatalog? Texts { get; set; }

    public IReadOnlyList<InteractionHandler> Handlers { get; set; } = [];

    public IReadOnlyList<EventSubscriber> EventHandlers { get; set; } = [];

    public IReadOnlyList<PluginJob> Jobs { get; set; } = [];

    /// <summary>What it exports; empty until its Configure has run.</summary>
    public IReadOnlyList<PluginExport> Exports { get; set; } = [];

    /// <summary>Whether its Configure has run, so that one knows what it would export.</summary>
    public bool IsConfigured { get; set; }

    public PluginDatabase? Database { get; set; }

    /// <summary>Discord as the plugin sees it; set while it is active.</summary>
    public DiscordClient Discord { get => field ?? throw new InvalidOperationException($"The plugin {Id} is {State}."); set; }

    /// <summary>The plugin's own services; set while it is active.</summary>
    public ServiceProvider Services { get => field ?? throw new InvalidOperationException($"The plugin {Id} is {State}."); set; }

    /// <summary>To be held while the plugin's code runs: a death of the process during it may be its fault.</summary>
    public ExecutionMark.Execution Enter() => ExecutionMark.Begin(Mark);

    public void Fail(PluginState state, string cause, Exception? error = null) => (State, Cause, Error) = (state, cause, error);
}
