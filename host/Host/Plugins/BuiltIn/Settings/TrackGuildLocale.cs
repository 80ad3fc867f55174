using DCTicket.Contracts;
using DCTicket.Host.Settings;

namespace DCTicket.Host.Plugins.BuiltIn.Settings;

/// <summary>Keeps each server's language in Discord.</summary>
internal sealed class TrackGuildLocale(GuildLocales locales)
{
    [On]
    public Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken) =>
        SaveAsync(e.GuildId, locales.DiscordLocaleOf(e.GuildId), cancellationToken);

    [On]
    public Task HandleAsync(GuildUpdated e, CancellationToken cancellationToken) =>
        SaveAsync(e.GuildId, e.Guild.PreferredLocale, cancellationToken);

    private Task SaveAsync(Snowflake guild, string? locale, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(locale) || locales.Find(guild).DiscordLocale == locale
            ? Task.CompletedTask
            : locales.ChangeAsync(guild, row => row with { DiscordLocale = locale }, cancellationToken);
}
