using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Effects.Runner;
using DCTicket.Toolkit.Discord;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>
/// Compares a ticket's channel with the computed overwrites. If somebody gave access to more people, they are restored; if somebody
/// removed access, which may be intended, the log channel is notified.
/// </summary>
internal sealed partial class AccessGuard(
    TicketsDbContext db,
    AccessComparison comparison,
    AccessReport tell,
    BackgroundWork work,
    ILogger<AccessGuard> logger
)
{
    /// <summary>Checks all known channels of a server without asking Discord.</summary>
    public async Task CheckServerAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var tickets = await db
            .Tickets.AsNoTracking()
            .WithChannel(guild)
            .WithDepartment()
            .Where(t => !t.IsThread)
            .ToListAsync(cancellationToken);
        foreach (var ticket in tickets)
            await CheckAsync(ticket, cancellationToken);
    }

    /// <summary>Checks a channel if it is a ticket's.</summary>
    public async Task CheckChannelAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken)
    {
        if (await comparison.FindAsync(guild, channel, cancellationToken) is { IsThread: false } ticket)
            await CheckAsync(ticket, cancellationToken);
    }

    private async Task CheckAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        try
        {
            if (await comparison.CompareAsync(ticket, cancellationToken) is var (fresh, difference))
                await ActAsync(fresh, difference, cancellationToken);
        }
        catch (DiscordException e)
        {
            // For example a channel hidden from the bot, which /support doctor reports.
            LogNotCompared(e, ticket.Id, ticket.GuildId, AdminHints.For(e));
        }
    }

    private async Task ActAsync(Ticket ticket, OverwriteDifference difference, CancellationToken cancellationToken)
    {
        var step = tell.Next(ticket, difference);
        LogChanged(ticket.Id, ticket.GuildId, step);
        if (step == AccessStep.PutBack)
        {
            var now = tell.Now;
            await db
                .Tickets.Where(t => t.Id == ticket.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(t => t.Access.Requested, t => t.Access.Requested + 1)
                            .SetProperty(t => t.Version, t => t.Version + 1)
                            .SetProperty(t => t.NextRunAt, now),
                    cancellationToken
                );
            await work.ContinueAsync(ticket.Id);
        }

        if (step != AccessStep.Silent)
            await tell.SendAsync(ticket, step, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The overwrites of ticket {Ticket} in server {Guild} were changed by another user; next step: {Step}")]
    private partial void LogChanged(Guid ticket, Snowflake guild, AccessStep step);

    [LoggerMessage(LogLevel.Warning, "Failed to check who can see ticket {Ticket} in server {Guild}. {Hint}")]
    private partial void LogNotCompared(Exception exception, Guid ticket, Snowflake guild, string hint);
}
