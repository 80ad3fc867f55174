using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Json;

namespace DCTicket.Discord.Cache;

/// <summary>The bot's registered slash commands, and the overrides in each server's settings.</summary>
/// <param name="application">The bot's application; its id stands for all commands in a server's overrides.</param>
public sealed class CommandCache(Snowflake application)
{
    private readonly ConcurrentDictionary<Snowflake, FrozenDictionary<Snowflake, CommandOverride[]>> _settings = new();
    private volatile FrozenDictionary<string, KnownCommand> _commands = FrozenDictionary<string, KnownCommand>.Empty;
    private int _changes;

    /// <summary>The bot's application.</summary>
    public Snowflake Application => application;

    /// <summary>Incremented by every change of overrides: a response that was requested before a change may be outdated.</summary>
    internal int Changes => Volatile.Read(ref _changes);

    /// <summary>Stores the registered commands.</summary>
    /// <param name="commands">The JSON array of Discord's response.</param>
    public void SetCommands(ReadOnlySpan<byte> commands) =>
        _commands = JsonSerializer
            .Deserialize(commands, DiscordJson.Default.CommandJsonArray)!
            .Where(command => command.Type == CommandJson.Slash)
            .ToFrozenDictionary(command => command.Name, command => new KnownCommand(command.Id, PermissionOf(command)));

    internal KnownCommand? Find(string name) => _commands.GetValueOrDefault(name);

    internal FrozenDictionary<Snowflake, CommandOverride[]>? FindSettings(Snowflake guild) => _settings.GetValueOrDefault(guild);

    /// <summary>Stores Discord's response, unless something has changed since the request.</summary>
    internal void KeepSettings(Snowflake guild, FrozenDictionary<Snowflake, CommandOverride[]> settings, int changes)
    {
        if (changes == Changes)
            _settings[guild] = settings;
    }

    /// <summary>Invalidates the overrides of a server: they have changed, or may have changed during an outage.</summary>
    internal void ForgetSettings(Snowflake guild)
    {
        Interlocked.Increment(ref _changes);
        _settings.TryRemove(guild, out _);
    }

    private static Permissions? PermissionOf(CommandJson command) =>
        command.DefaultMemberPermissions is { } bits ? (Permissions)long.Parse(bits, CultureInfo.InvariantCulture) : null;
}
