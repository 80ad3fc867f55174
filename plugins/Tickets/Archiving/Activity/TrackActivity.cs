using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>
/// Follows who had the last word in a ticket by messages that were missed; <see cref="WordWriter"/> follows those that come in. What does
/// not change the ticket's state is one small write, and edits nothing on Discord.
/// </summary>
internal sealed class TrackActivity(TicketsDbContext db, IDiscord discord, TicketActions change)
{
    /// <summary>Takes messages into account that were missed; those that are known change nothing.</summary>
    /// <param name="ticket">The ticket as it was before the first of them.</param>
    /// <param name="messages">The messages in their order.</param>
    /// <param name="cancellationToken">Gives up; the rest is taken into account the next time.</param>
    public async Task CatchUpAsync(Ticket ticket, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var (guild, channel) = (ticket.GuildId, ticket.ChannelId!.Value);
        if (await FindAsync(guild, channel, cancellationToken) is not { } present)
            return;
        var said = await ReadAsync(present, messages, cancellationToken);
        for (var i = 0; i < said.Count; i++)
        {
            // Of several words of one side the first one has turned the ticket, and the last one says since when it is silent.
            var between = i > 0 && i < said.Count - 1 && said[i - 1].Action == said[i].Action && said[i + 1].Action == said[i].Action;
            if (!between && await FindAsync(guild, channel, cancellationToken) is { } now)
                await SayAsync(now, said[i], ticket.StateChangedAt, cancellationToken);
        }
    }

    private Task<Ticket?> FindAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        db.Tickets.AsNoTracking().InChannel(guild, channel).WithDepartment().SingleOrDefaultAsync(cancellationToken);

    private async Task<List<MessageActivity>> ReadAsync(Ticket ticket, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var known = MessageActivity.LastOf(ticket);
        var authors = new Dictionary<Snowflake, IReadOnlyList<Snowflake>>();
        List<MessageActivity> said = [];
        foreach (var message in messages.Where(message => MessageActivity.Is(message) && message.Id.CreatedAt >= known))
        {
            if (!authors.TryGetValue(message.Author.Id, out var has))
            {
                // Who has left the server has no roles, but the ticket may still be theirs.
                has =
                    ticket.OwnerId == message.Author.Id
                        ? []
                        : (await discord.GetMemberAsync(ticket.GuildId, message.Author.Id, cancellationToken))?.Roles ?? [];
                authors[message.Author.Id] = has;
            }

            said.Add(await ReadAsync(ticket, message, has, cancellationToken));
        }

        return said;
    }

    private async Task<MessageActivity> ReadAsync(
        Ticket ticket,
        Message message,
        IReadOnlyList<Snowflake> authorRoles,
        CancellationToken cancellationToken
    )
    {
        var isAdmin = await discord.IsAdminAsync(ticket.GuildId, message.Author.Id, authorRoles, cancellationToken);
        var author = new Member
        {
            User = message.Author,
            Roles = authorRoles,
            Permissions = isAdmin ? Permissions.Administrator : Permissions.None,
        };
        return MessageActivity.Of(author, TicketRoles.Of(ticket, author), message.Id.CreatedAt);
    }

    /// <param name="ticket">The ticket as it is.</param>
    /// <param name="word">What was said.</param>
    /// <param name="since">What was said up to then turns nothing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task SayAsync(Ticket ticket, MessageActivity word, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (TicketLifecycle.Find(ticket.State, word.Action) is not { } transition || !transition.IsFor(TicketRoles.Of(ticket, word.Author)))
            return;
        if (transition.To != ticket.State && word.IsNewIn(ticket) && !(word.At <= since))
        {
            await change.ChangeAsync(
                ticket.GuildId,
                ticket.Id,
                word.Action,
                word.Author,
                saying =>
                {
                    word.NoteIn(saying.Ticket);
                    return null;
                },
                cancellationToken
            );
            return;
        }

        await NoteAsync(ticket, word, cancellationToken);
    }

    private async Task NoteAsync(Ticket ticket, MessageActivity word, CancellationToken cancellationToken)
    {
        var (at, version) = (word.At, ticket.Version);
        word.NoteIn(ticket);
        var deadline = TicketDeadline.Next(ticket, ticket.Department!.Rules)?.At;
        var row = db.Tickets.Where(t => t.Id == ticket.Id);
        if (word.Action == TicketAction.CustomerWrites)
        {
            await row.Where(t => t.LastCustomerMessageAt == null || t.LastCustomerMessageAt < at)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(t => t.LastCustomerMessageAt, at)
                            .SetProperty(t => t.DeadlineAt, t => t.Version == version ? deadline : t.DeadlineAt),
                    cancellationToken
                );
            return;
        }

        await row.Where(t => t.LastStaffMessageAt == null || t.LastStaffMessageAt < at)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.LastStaffMessageAt, at)
                        .SetProperty(t => t.DeadlineAt, t => t.Version == version ? deadline : t.DeadlineAt),
                cancellationToken
            );
        if (ticket.FirstResponseAt == at)
            await row.Where(t => t.FirstResponseAt == null || t.FirstResponseAt > at)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.FirstResponseAt, at), cancellationToken);
    }
}
