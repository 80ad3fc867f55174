using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Core.Access;

/// <summary>Computes the overwrites of a ticket's channel.</summary>
internal sealed class TicketOverwriteQuery(BotPermissionQuery permissions, IDiscord discord)
{
    /// <exception cref="DiscordException">The bot's roles lack View Channel.</exception>
    public async Task<IReadOnlyList<Overwrite>> FindAsync(Ticket ticket, CancellationToken cancellationToken) =>
        TicketOverwrites.Of(
            ticket,
            await discord.GetRoleIdsAsync(ticket.GuildId, cancellationToken),
            discord.BotId,
            await permissions.FindNameableAsync(ticket.GuildId, cancellationToken),
            locked: ticket.IsClosed
        );
}
