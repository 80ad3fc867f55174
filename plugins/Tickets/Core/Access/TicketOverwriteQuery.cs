using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Servers;

namespace DCTicket.Tickets.Core.Access;

/// <summary>Computes the overwrites of a ticket's channel.</summary>
internal sealed class TicketOverwriteQuery(BotPermissionQuery permissions, ClaimantQuery claimants, IDiscord discord)
{
    /// <exception cref="DiscordException">The bot's roles lack View Channel.</exception>
    public async Task<IReadOnlyList<Overwrite>> FindAsync(Ticket ticket, CancellationToken cancellationToken) =>
        await FindAsync(ticket, await discord.GetRoleIdsAsync(ticket.GuildId, cancellationToken), cancellationToken);

    /// <summary>The same, with the existing roles of the server.</summary>
    public async Task<IReadOnlyList<Overwrite>> FindAsync(
        Ticket ticket,
        IReadOnlySet<Snowflake> roles,
        CancellationToken cancellationToken
    ) =>
        TicketOverwrites.Of(
            ticket,
            roles,
            discord.BotId,
            await permissions.FindNameableAsync(ticket.GuildId, cancellationToken),
            locked: ticket.IsClosed,
            await claimants.FindAsync(ticket, cancellationToken)
        );
}
