using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using DCTicket.Contracts;

namespace DCTicket.Host.Settings;

/// <summary>The settings of one plugin.</summary>
internal sealed class PluginGuildSettings<TSettings>(PluginInfo plugin, SettingsSchema schema, GuildSettingsStore store, ISecrets secrets)
    : GuildSettings<TSettings>
    where TSettings : class, new()
{
    private readonly ConcurrentDictionary<Snowflake, (string Stored, TSettings Settings)> _cache = new();
    private readonly TSettings _default = new();

    public override ValueTask<TSettings> GetAsync(Snowflake guild, CancellationToken cancellationToken) => ValueTask.FromResult(Get(guild));

    public override async Task<TSettings> UpdateAsync(
        Snowflake guild,
        Func<TSettings, TSettings> change,
        CancellationToken cancellationToken
    )
    {
        var scope = new SettingScope(guild, secrets);
        await store.ChangeAsync(plugin.Id, guild, stored => Change(stored, change, scope), cancellationToken);
        return Get(guild);
    }

    private bool Change(JsonObject stored, Func<TSettings, TSettings> change, SettingScope scope)
    {
        var before = (TSettings)schema.Create(stored, scope);
        // A copy of its own, since a class may change its argument.
        var after = change((TSettings)schema.Create(stored, scope));
        var changed = false;
        foreach (var setting in schema.Settings)
        {
            var (old, value) = (setting.Get(before), setting.Get(after));
            if (AreEqual(old, value))
                continue;
            if (setting.FindProblem(value) is { } problem)
                throw new ValidationException(problem, null, null);
            stored[setting.Name] = setting.Write(value, scope);
            changed = true;
        }

        return changed;
    }

    private static bool AreEqual(object? one, object? other) =>
        (one, other) switch
        {
            (Secret secret, Secret otherSecret) => secret.Reveal() == otherSecret.Reveal(),
            (IReadOnlyList<Snowflake> ids, IReadOnlyList<Snowflake> otherIds) => ids.SequenceEqual(otherIds),
            _ => Equals(one, other),
        };

    private TSettings Get(Snowflake guild)
    {
        var stored = store.Find(plugin.Id, guild);
        if (_cache.TryGetValue(guild, out var known) && ReferenceEquals(known.Stored, stored))
            return known.Settings;
        if (stored == GuildSettingsStore.Nothing)
            return _default;
        var settings = (TSettings)schema.Create(JsonNode.Parse(stored)!.AsObject(), new SettingScope(guild, secrets));
        _cache[guild] = (stored, settings);
        return settings;
    }
}
