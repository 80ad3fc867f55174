using System.Globalization;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn;

namespace DCTicket.Host.Interactions;

/// <summary>An interaction with its handler.</summary>
/// <param name="Interaction">The interaction.</param>
/// <param name="Plugin">The plugin; null if the handler no longer exists.</param>
/// <param name="Handler">The handler; null if it no longer exists.</param>
/// <param name="Route">The arguments of its custom id.</param>
internal sealed record InteractionCall(Interaction Interaction, LoadedPlugin? Plugin, InteractionHandler? Handler, string[] Route)
{
    /// <summary>The plugin that responds; the host if there is none.</summary>
    public string Answerer => Plugin?.Id ?? HostPlugin.Id;

    /// <summary>The member's language.</summary>
    public CultureInfo Culture => Cultures.Of(Interaction.Locale);
}
