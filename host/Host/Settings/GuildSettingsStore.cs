using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Host.Plugins;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Settings;

/// <summary>The settings of all plugins in all servers, in memory and in the host's database.</summary>
internal sealed class GuildSettingsStore(PluginRegistry plugins)
{
    public const string Nothing = "{}";

    private readonly ConcurrentDictionary<(string Plugin, Snowflake Guild), string> _values = new();

    /// <summary>The stored values as JSON; the same text as long as nobody changes them.</summary>
    public string Find(string plugin, Snowflake guild) => _values.GetValueOrDefault((plugin, guild), Nothing);

    /// <inheritdoc cref="Find"/>
    public JsonObject Read(string plugin, Snowflake guild) => Parse(Find(plugin, guild));

    /// <summary>Reads the database.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateContext();
        foreach (var row in await db.Settings.AsNoTracking().ToListAsync(cancellationToken))
            _values[(row.Plugin, row.GuildId)] = row.Values;
    }

    /// <summary>Changes stored values; changes are serialized.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="guild">The server.</param>
    /// <param name="change">Changes its argument. Nothing is saved if it returns false.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> ChangeAsync(string plugin, Snowflake guild, Func<JsonObject, bool> change, CancellationToken cancellationToken)
    {
        await using var db = CreateContext();
        string? saved = null;
        await db.WriteAsync(
            async cancel =>
            {
                var row = await db.Settings.AsNoTracking().SingleOrDefaultAsync(r => r.Plugin == plugin && r.GuildId == guild, cancel);
                var values = Parse(row?.Values ?? Nothing);
                if (!change(values))
                    return;
                var after = new GuildSettingsRow
                {
                    Plugin = plugin,
                    GuildId = guild,
                    Values = values.ToJsonString(),
                };
                db.Entry(after).State = row is null ? EntityState.Added : EntityState.Modified;
                await db.SaveChangesAsync(cancel);
                saved = after.Values;
            },
            cancellationToken
        );
        if (saved is null)
            return false;
        _values[(plugin, guild)] = saved;
        return true;
    }

    private static JsonObject Parse(string values) => JsonNode.Parse(values)!.AsObject();

    private HostDbContext CreateContext() => (HostDbContext)plugins.Host.Database!.CreateContext();
}
