using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;

namespace DCTicket.Tickets.Statistics.Reports;

/// <summary>Saves a server's statistics settings, with retries after conflicts.</summary>
internal sealed class StatsSettingsEditor(TicketsDbContext db, IGuildLocale locale, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public Task<bool> EditAsync(Snowflake guild, Action<StatsSettings> edit, CancellationToken cancellationToken) =>
        ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var settings = await db.StatsSettings.FindAsync([guild], cancellationToken);
                if (settings is null)
                    db.StatsSettings.Add(settings = new StatsSettings { GuildId = guild });
                settings.TimeZone = locale.TimeZoneOf(guild).Id;
                edit(settings);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
        );
}
