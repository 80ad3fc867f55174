using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Access;

/// <summary>Compares the overwrites of a ticket's channel with the computed ones.</summary>
internal sealed class AccessComparison(TicketsDbContext db, TicketOverwriteQuery wanted, IDiscord discord)
{
    /// <summary>The ticket of an existing channel; null for another channel.</summary>
    public Task<Ticket?> FindAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .OfChannel(guild, channel)
            .Where(t => t.ChannelDeletedAt == null)
            .WithDepartment()
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The ticket and its difference; null for none, and if it is unknown.</summary>
    public async Task<(Ticket Ticket, OverwriteDifference Difference)?> CompareAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var channel = ticket.ChannelId!.Value;
        if (
            discord.FindGuildState(ticket.GuildId)?.FindChannel(channel) is not { } known
            || await CompareAsync(ticket, known, cancellationToken) is { IsNone: true }
        )
            return null;
        // The gateway's data may be older than recent changes, including the bot's own.
        if (
            await FindAsync(ticket.GuildId, channel, cancellationToken) is not { } fresh
            || await discord.GetChannelAsync(channel, cancellationToken) is not { } actual
        )
            return null;
        var difference = await CompareAsync(fresh, actual, cancellationToken);
        return difference.IsNone ? null : (fresh, difference);
    }

    private async Task<OverwriteDifference> CompareAsync(Ticket ticket, Channel channel, CancellationToken cancellationToken) =>
        ticket.Access.IsStale
            ? default
            : OverwriteDifference.Between(ticket.GuildId, await wanted.FindAsync(ticket, cancellationToken), channel.PermissionOverwrites);
}
