using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Host.Plugins.BuiltIn.UserData;

/// <summary>Lets one thing at a time be done with a person's data in a server: a second click does nothing.</summary>
internal sealed class UserDataTurns
{
    private readonly ConcurrentDictionary<(Snowflake, Snowflake), bool> _taken = new();

    /// <summary>Null while something is under way; disposing ends the turn.</summary>
    public IDisposable? TryTake(Snowflake guild, Snowflake user) =>
        _taken.TryAdd((guild, user), true) ? new Turn(_taken, (guild, user)) : null;

    private sealed class Turn(ConcurrentDictionary<(Snowflake, Snowflake), bool> taken, (Snowflake, Snowflake) key) : IDisposable
    {
        public void Dispose() => taken.TryRemove(key, out _);
    }
}
