using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Core.Access;

/// <summary>The overwrites that a ticket's channel is to have now.</summary>
internal sealed class TicketOverwriteQuery(BotPermissionQuery permissions, IDiscord discord)
{
    /// <exception cref="DiscordException">The bot's roles do not give it View Channel.</exception>
    public async Task<IReadOnlyList<Overwrite>> FindAsync(Ticket ticket, CancellationToken cancellationToken) =>
        TicketOverwrites.Of(
            ticket,
            await discord.GetRoleIdsAsync(ticket.GuildId, cancellationToken),
            discord.BotId,
            await permissions.FindNameableAsync(ticket.GuildId, cancellationToken),
            locked: ticket.IsClosed
        );
}
