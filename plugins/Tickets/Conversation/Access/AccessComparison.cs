using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>Compares the overwrites of a ticket's channel with those that it is to have.</summary>
internal sealed class AccessComparison(TicketsDbContext db, TicketOverwriteQuery wanted, IDiscord discord)
{
    /// <summary>The ticket of a channel that is there; null for another channel.</summary>
    public Task<Ticket?> FindAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .InChannel(guild, channel)
            .Where(t => t.ChannelDeletedAt == null)
            .WithDepartment()
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The ticket as it is now, and what differs in its channel; null for nothing, and where that is not known.</summary>
    public async Task<(Ticket Ticket, OverwriteDifference Difference)?> CompareAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var channel = ticket.ChannelId!.Value;
        if (
            discord.FindGuildState(ticket.GuildId)?.FindChannel(channel) is not { } known
            || await CompareAsync(ticket, known, cancellationToken) is { IsNone: true }
        )
            return null;
        // What the gateway told may be older than what was changed since, by the bot itself too.
        if (
            await FindAsync(ticket.GuildId, channel, cancellationToken) is not { } fresh
            || await discord.GetChannelAsync(channel, cancellationToken) is not { } actual
        )
            return null;
        var difference = await CompareAsync(fresh, actual, cancellationToken);
        return difference.IsNone ? null : (fresh, difference);
    }

    private async Task<OverwriteDifference> CompareAsync(Ticket ticket, Channel channel, CancellationToken cancellationToken) =>
        ticket.AccessApplied < ticket.AccessRequested
            ? default
            : OverwriteDifference.Between(ticket.GuildId, await wanted.FindAsync(ticket, cancellationToken), channel.PermissionOverwrites);
}
