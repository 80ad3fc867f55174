using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>Runs one data request per user and server at a time: a second click does nothing.</summary>
internal sealed class UserDataTurns
{
    private readonly ConcurrentDictionary<(Snowflake, Snowflake), bool> _taken = new();

    /// <summary>Gets a lease; null if one is taken. Disposing releases it.</summary>
    public IDisposable? TryTake(Snowflake guild, Snowflake user) =>
        _taken.TryAdd((guild, user), true) ? new Turn(_taken, (guild, user)) : null;

    private sealed class Turn(ConcurrentDictionary<(Snowflake, Snowflake), bool> taken, (Snowflake, Snowflake) key) : IDisposable
    {
        public void Dispose() => taken.TryRemove(key, out _);
    }
}
