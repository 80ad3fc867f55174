using System.Collections.Concurrent;
using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Settings;

/// <summary>The languages and time zones of all servers, in memory and in the host's database.</summary>
internal sealed class GuildLocales(PluginRegistry plugins, GuildCache cache, TimeProvider time) : IGuildLocale
{
    private readonly ConcurrentDictionary<Snowflake, GuildLocaleRow> _rows = new();

    public CultureInfo CultureOf(Snowflake guild) =>
        ChosenCultureOf(guild) ?? Cultures.Of(DiscordLocaleOf(guild) ?? Find(guild).DiscordLocale);

    public TimeZoneInfo TimeZoneOf(Snowflake guild) =>
        Find(guild).TimeZone is { } id ? TimeZones.Find(id) ?? TimeZoneInfo.Utc : TimeZoneInfo.Utc;

    /// <summary>The language that an admin chose; null to follow Discord.</summary>
    public CultureInfo? ChosenCultureOf(Snowflake guild) => Find(guild).Culture is { } chosen ? Cultures.Of(chosen) : null;

    /// <summary>The server's language in Discord; null until the gateway has told it.</summary>
    public string? DiscordLocaleOf(Snowflake guild) => cache.Find(guild)?.Guild.PreferredLocale;

    /// <summary>What is known of a server.</summary>
    public GuildLocaleRow Find(Snowflake guild) => _rows.GetValueOrDefault(guild) ?? new GuildLocaleRow { GuildId = guild };

    /// <summary>Reads the database.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateContext();
        foreach (var row in await db.Locales.AsNoTracking().ToListAsync(cancellationToken))
            _rows[row.GuildId] = row;
    }

    /// <summary>Saves a change, and tells the plugins if the language or the time zone is another one by it.</summary>
    public async Task ChangeAsync(Snowflake guild, Func<GuildLocaleRow, GuildLocaleRow> change, CancellationToken cancellationToken)
    {
        await using var db = CreateContext();
        try
        {
            await db.WriteAsync(cancel => ChangeAsync(db, guild, change, cancel), cancellationToken);
        }
        catch
        {
            await LoadAsync(CancellationToken.None);
            throw;
        }
    }

    private async Task ChangeAsync(
        HostDbContext db,
        Snowflake guild,
        Func<GuildLocaleRow, GuildLocaleRow> change,
        CancellationToken cancellationToken
    )
    {
        var known = await db.Locales.AsNoTracking().SingleOrDefaultAsync(row => row.GuildId == guild, cancellationToken);
        var before = known ?? new GuildLocaleRow { GuildId = guild };
        var after = change(before);
        if (after == before)
            return;
        db.Entry(after).State = known is null ? EntityState.Added : EntityState.Modified;
        if (HasAnotherEffect(before, after))
            db.Raise(new GuildLocaleChanged(guild));
        await db.SaveChangesAsync(cancellationToken);
        // Before the commit, after which the event is delivered: its handlers read the new one.
        _rows[guild] = after;
    }

    /// <summary>Takes over what a plugin kept before, once; what an admin has chosen since stays.</summary>
    public async Task ImportAsync(string plugin, IEarlierGuildLocales earlier, CancellationToken cancellationToken)
    {
        await using var db = CreateContext();
        if (await db.LocaleImports.AnyAsync(import => import.Plugin == plugin, cancellationToken))
            return;
        foreach (var chosen in await earlier.ListAsync(cancellationToken))
        {
            var row = Find(chosen.GuildId);
            row = row with { Culture = row.Culture ?? chosen.Culture?.Name, TimeZone = row.TimeZone ?? chosen.TimeZone?.Id };
            db.Entry(row).State = _rows.ContainsKey(row.GuildId) ? EntityState.Modified : EntityState.Added;
        }

        db.LocaleImports.Add(new LocaleImport { Plugin = plugin, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await LoadAsync(cancellationToken);
    }

    // A server whose language in Discord is told for the first time is no change: plugins learn of it by GuildAvailable.
    private static bool HasAnotherEffect(GuildLocaleRow before, GuildLocaleRow after) =>
        before.Culture != after.Culture
        || before.TimeZone != after.TimeZone
        || (after.Culture is null && before.DiscordLocale is not null && before.DiscordLocale != after.DiscordLocale);

    private HostDbContext CreateContext() => (HostDbContext)plugins.Host.Database!.CreateContext();
}
