using System.Security.Cryptography;
using System.Text;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Sessions;

/// <summary>A hash of what a session depends on, to decide whether a saved session can be resumed.</summary>
internal static class SessionFingerprint
{
    /// <summary>
    /// A new token starts a new session; the hash does not reveal it. Plugins are included because a new one needs the GUILD_CREATE of a
    /// new session.
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
