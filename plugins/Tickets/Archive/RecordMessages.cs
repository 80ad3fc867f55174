using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Keeps what happens in tickets as it happens: a channel that is deleted by hand takes nothing with it.</summary>
internal sealed class RecordMessages(TicketsDbContext db, TicketChannels channels, ArchiveMessages archive, TimeProvider time)
{
    [On]
    public Task HandleAsync(MessageCreated e, CancellationToken cancellationToken) => SaveAsync(e.GuildId, e.Message, cancellationToken);

    [On]
    public Task HandleAsync(MessageUpdated e, CancellationToken cancellationToken) => SaveAsync(e.GuildId, e.Message, cancellationToken);

    [On]
    public async Task HandleAsync(MessagesDeleted e, CancellationToken cancellationToken)
    {
        if (await FindAsync(e.GuildId, e.ChannelId, cancellationToken) is not { } ticket)
            return;
        var now = time.GetUtcNow();
        await db.Messages.Where(m => m.TicketId == ticket && e.MessageIds.Contains(m.Id) && m.DeletedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DeletedAt, now), cancellationToken);
    }

    private async Task SaveAsync(Snowflake guild, Message message, CancellationToken cancellationToken)
    {
        if (await FindAsync(guild, message.ChannelId, cancellationToken) is { } ticket)
            await archive.RunAsync(ticket, [message], cancellationToken);
    }

    private async Task<Guid?> FindAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        await channels.ContainsAsync(db, channel, cancellationToken)
            ? await db.Tickets.InChannel(guild, channel).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellationToken)
            : null;
}
