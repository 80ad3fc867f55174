using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Digest;

/// <summary>
/// Posts due digests. The running one is saved before it is sent, so that a retry after a crash looks for it first; after a downtime only
/// the latest is posted.
/// </summary>
internal sealed class SendDigests(TicketsDbContext db, DigestRenderer write, DigestProblemReport tell, IDiscord discord, TimeProvider time)
    : Job
{
    /// <summary>The problem of a digest whose channel was deleted, which turns it off.</summary>
    public const string Gone = "stats.digest.gone";

    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db
            .StatsSettings.AsNoTracking()
            .Where(s => s.DigestDueAt <= now && !db.GuildSettings.Any(g => g.GuildId == s.GuildId && g.LeftAt != null))
            .OrderBy(s => s.DigestDueAt)
            .Take(20)
            .ToListAsync(cancellationToken);
        foreach (var settings in due)
            await RunAsync(settings, now, cancellationToken);
    }

    private async Task RunAsync(StatsSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = settings.Last(now);
        var repeat = settings.DigestFor == last;
        var (seen, until) = (settings.DigestDueAt, now + Claim);
        if (
            settings.DigestChannelId is not { } channel
            || await Row(settings)
                .Where(s => s.DigestDueAt == seen)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.DigestDueAt, until).SetProperty(s => s.DigestFor, last),
                    cancellationToken
                ) == 0
        )
            return;
        try
        {
            await SendAsync(settings, channel, last, repeat, cancellationToken);
            await EndAsync(settings, channel, until, null, cancellationToken);
        }
        catch (DiscordException e) when (e.IsPermanent)
        {
            // A retry before the next week makes no sense; a deleted channel turns it off.
            var isGone = e.Code == DiscordErrorCode.UnknownChannel;
            var problem = isGone ? Gone : "stats.digest.refused";
            await EndAsync(settings, isGone ? null : channel, until, problem, cancellationToken);
            await tell.SendAsync(settings, channel, problem, e, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var again = time.GetUtcNow() + WorkLease.Pause(settings.DigestAttempts);
            await Row(settings)
                .Where(s => s.DigestDueAt == until)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.DigestDueAt, again).SetProperty(s => s.DigestAttempts, s => s.DigestAttempts + 1),
                    cancellationToken
                );
            tell.Later(settings.GuildId, e);
        }
    }

    private async Task SendAsync(
        StatsSettings settings,
        Snowflake channel,
        DateTimeOffset due,
        bool repeat,
        CancellationToken cancellationToken
    )
    {
        var message = await write.RenderAsync(settings, due, cancellationToken);
        if (
            repeat
            && await discord.FindOwnAsync(
                channel,
                due,
                m => m.Embeds.Any(e => e.Title == message.Embeds[0].Title && e.Description == message.Embeds[0].Description),
                cancellationToken
            )
                is not null
        )
            return;
        await discord.SendMessageAsync(channel, message, cancellationToken);
    }

    // An admin may have changed it meanwhile: their change wins.
    private async Task EndAsync(
        StatsSettings settings,
        Snowflake? channel,
        DateTimeOffset until,
        string? problem,
        CancellationToken cancellationToken
    )
    {
        DateTimeOffset? next = channel is null ? null : settings.Next(time.GetUtcNow());
        await Row(settings)
            .Where(s => s.DigestDueAt == until)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.DigestDueAt, next)
                        .SetProperty(s => s.DigestChannelId, channel)
                        .SetProperty(s => s.DigestFor, (DateTimeOffset?)null)
                        .SetProperty(s => s.DigestAttempts, 0)
                        .SetProperty(s => s.DigestProblem, problem),
                cancellationToken
            );
    }

    private IQueryable<StatsSettings> Row(StatsSettings settings) => db.StatsSettings.Where(s => s.GuildId == settings.GuildId);
}
