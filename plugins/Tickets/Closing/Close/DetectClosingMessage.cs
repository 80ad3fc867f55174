using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>Notes that the answer to whoever closed a ticket stands in its channel.</summary>
internal sealed class DetectClosingMessage(TicketsDbContext db, TicketChannels channels, IDiscord discord)
{
    [On(Where = typeof(TicketChannels))]
    public async Task HandleAsync(MessageCreated e, CancellationToken cancellationToken)
    {
        var message = e.Message;
        if (
            message.Author.Id != discord.BotId
            || message.Embeds.Count == 0
            || !await channels.ContainsAsync(db, message.ChannelId, cancellationToken)
        )
            return;
        var closed = db
            .Tickets.InChannel(e.GuildId, message.ChannelId)
            .Where(t => t.State == TicketState.Closed && t.ClosingMessageId == null);
        if (
            await closed.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } ticket
            && ClosingMessageRenderer.IsOf(message, ticket)
        )
            await closed.ExecuteUpdateAsync(set => set.SetProperty(t => t.ClosingMessageId, message.Id), cancellationToken);
    }
}
