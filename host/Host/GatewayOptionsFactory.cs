using DCTicket.Discord.Connection;
using DCTicket.Host.Sessions;

namespace DCTicket.Host;

/// <summary>Creates the options of the gateway session.</summary>
/// <param name="events">Receives the events.</param>
/// <param name="intents">The intents to identify with.</param>
/// <param name="sessions">Stores the session across restarts; null for none.</param>
internal sealed class GatewayOptionsFactory(GatewayEventRouter events, Intents intents, ISessionStore? sessions = null)
{
    /// <param name="stop">Cancels follow-up work other than handlers.</param>
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
