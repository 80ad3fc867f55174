using DCTicket.Discord.Connection;
using DCTicket.Host.Sessions;

namespace DCTicket.Host;

/// <summary>Says what is asked of the gateway.</summary>
/// <param name="events">Gets the events.</param>
/// <param name="intents">The intents to identify with.</param>
/// <param name="sessions">Keeps the session over restarts; null for nowhere.</param>
internal sealed class GatewayOptionsFactory(GatewayEventRouter events, Intents intents, ISessionStore? sessions = null)
{
    /// <param name="stop">Ends what follows from an event beside its handlers.</param>
    public GatewayOptions Create(CancellationToken stop) =>
        new()
        {
            Intents = intents.AskAsync,
            Events = events.Wanted,
            IsNeeded = events.IsNeeded,
            OnDispatch = dispatch => events.RouteAsync(dispatch, stop),
            Sessions = sessions,
        };
}
