using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Statistics.Reports;

namespace DCTicket.Tickets.Statistics.Digest;

/// <summary>Moves the weekly report to the server's new time zone.</summary>
internal sealed class FollowTimeZone(TicketsDbContext db, StatsSettingsEditor edit, IGuildLocale locale)
{
    // For changes that were made while this plugin was off.
    [On]
    public async Task HandleAsync(GuildAvailable e, CancellationToken cancellationToken)
    {
        if (await db.StatsSettings.FindAsync([e.GuildId], cancellationToken) is { } settings && IsOther(settings))
            await edit.EditAsync(e.GuildId, known => known.Schedule(edit.Now), cancellationToken);
    }

    [On]
    public async Task HandleAsync(GuildLocaleChanged e, CancellationToken cancellationToken)
    {
        if (await db.StatsSettings.FindAsync([e.GuildId], cancellationToken) is not { } settings || !IsOther(settings))
            return;
        settings.TimeZone = locale.TimeZoneOf(e.GuildId).Id;
        settings.Schedule(edit.Now);
    }

    private bool IsOther(StatsSettings settings) => settings.TimeZone != locale.TimeZoneOf(settings.GuildId).Id;
}
