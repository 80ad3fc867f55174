using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Servers;

/// <summary>The languages and time zones that admins chose here before they belonged to the host.</summary>
internal sealed class EarlierGuildLocales(TicketsDbContext db) : IEarlierGuildLocales
{
    public async Task<IReadOnlyList<EarlierGuildLocale>> ListAsync(CancellationToken cancellationToken)
    {
        var cultures = await db
            .GuildSettings.Where(guild => guild.CultureIsChosen)
            .ToDictionaryAsync(guild => guild.GuildId, guild => guild.Culture, cancellationToken);
        var zones = await db
            .StatsSettings.Where(settings => settings.TimeZone != StatsZone.Default)
            .ToDictionaryAsync(settings => settings.GuildId, settings => settings.TimeZone, cancellationToken);
        return
        [
            .. cultures
                .Keys.Union(zones.Keys)
                .Select(guild => new EarlierGuildLocale(
                    guild,
                    cultures.GetValueOrDefault(guild) is { } culture ? CultureInfo.GetCultureInfo(culture) : null,
                    zones.GetValueOrDefault(guild) is { } zone ? StatsZone.Find(zone) : null
                )),
        ];
    }
}
