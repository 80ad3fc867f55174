using System.Collections.Concurrent;
using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>What the servers are called, as far as Discord has said so since the start.</summary>
internal sealed class GuildNameCache
{
    private readonly ConcurrentDictionary<Snowflake, string> _names = new();

    public string Find(Snowflake guild) => _names.TryGetValue(guild, out var name) ? name : guild.ToString();

    public void Set(Snowflake guild, string name)
    {
        if (name.Length > 0)
            _names[guild] = name;
    }
}
