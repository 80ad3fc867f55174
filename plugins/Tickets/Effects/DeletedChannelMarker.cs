using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Effects;

/// <summary>
/// Marks a ticket's channel as deleted. An open ticket is closed, so that its owner can open another one; its archive is still delivered.
/// </summary>
internal sealed class DeletedChannelMarker(
    TicketsDbContext db,
    TicketChangeEffects apply,
    GuildSettingsReader guilds,
    TicketChannels channels,
    TimeProvider time
)
{
    /// <summary>Sets the columns; the caller saves.</summary>
    public async Task ApplyAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        if (ticket.ChannelId is { } channel)
        {
            channels.Remove(channel);
            if (ticket.ChannelDeletedAt is null)
                db.Raise(new TicketChannelDeleted(ticket.GuildId, ticket.Id, channel));
        }

        ticket.NoteChannelDeleted(time.GetUtcNow());
        if (TicketLifecycle.Find(ticket.State, TicketAction.ChannelGone) is not { } transition)
            return;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        await apply.ApplyAsync(
            new TicketChange(ticket, transition, Actor.System, ActorRoles.System, time.GetUtcNow())
            {
                CloseReason = guild.Text("close.reason.channel-deleted"),
            },
            cancellationToken
        );
    }
}
