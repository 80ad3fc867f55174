using System.Security.Cryptography;
using System.Text;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Sessions;

/// <summary>Tells whether a saved session still fits: a hash of all that it was begun with.</summary>
internal static class SessionFingerprint
{
    /// <summary>
    /// The token goes in so that a new one begins a new session; it cannot be found out from what comes out. The plugins go in because one
    /// that was off heard nothing so far: a new session announces every server to it.
    /// </summary>
    public static string Compute(HostSettings settings, Contracts.Snowflake application, int intents, IEnumerable<LoadedPlugin> plugins)
    {
        var parts = plugins
            .SelectMany(plugin => plugin.EventHandlers.Select(handler => $"{plugin.Id}/{handler.Name}"))
            .Order(StringComparer.Ordinal)
            .Prepend($"{settings.Token}\n{settings.RestUrl}\n{application}\n{intents}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
