using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>
/// Notes that a ticket's channel is gone. A live ticket is closed by it, so that its owner can open another one; its archive is still delivered.
/// </summary>
internal sealed class NoteChannelGone(TicketsDbContext db, ReadGuild guilds, TicketChannels channels, TimeProvider time)
{
    /// <summary>Fills the ticket in; the caller saves.</summary>
    public async Task ApplyAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        ticket.ChannelDeletedAt ??= now;
        if (ticket.ChannelId is { } channel)
            channels.Remove(channel);
        if (ticket.IsClosed)
            return;
        var guild = await guilds.ReadAsync(ticket.GuildId, cancellationToken);
        ticket.Close(now, null, null, guild.Text("close.reason.channel-deleted"));
        db.Raise(new TicketClosed(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.OwnerId, null));
    }
}
