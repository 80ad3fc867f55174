using System.Globalization;
using DCTicket.Discord.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Plugins.BuiltIn;

namespace DCTicket.Host.Interactions;

/// <summary>An interaction and the handler that it is for.</summary>
/// <param name="Interaction">What Discord sent.</param>
/// <param name="Plugin">The plugin; null where none has such a handler any more.</param>
/// <param name="Handler">The handler; null where there is none any more.</param>
/// <param name="Route">The arguments of its custom id.</param>
internal sealed record InteractionCall(Interaction Interaction, LoadedPlugin? Plugin, InteractionHandler? Handler, string[] Route)
{
    /// <summary>The plugin that answers: the host where there is none.</summary>
    public string Answerer => Plugin?.Id ?? HostPlugin.Id;

    /// <summary>The member's language.</summary>
    public CultureInfo Culture => Cultures.Of(Interaction.Locale);
}
