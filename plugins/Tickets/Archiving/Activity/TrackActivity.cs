using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Servers;
using DCTicket.Tickets.Effects.Changes;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Activity;

/// <summary>
/// Updates a ticket from missed messages; <see cref="ActivityWriter"/> handles live ones. Without a change of state it is one small write
/// and no edit on Discord.
/// </summary>
internal sealed class TrackActivity(TicketsDbContext db, IDiscord discord, TicketActions change, TicketActivityStore store)
{
    /// <summary>Processes missed messages; known ones change nothing.</summary>
    /// <param name="ticket">The ticket before the first message.</param>
    /// <param name="messages">The messages in order.</param>
    /// <param name="cancellationToken">Cancels; the rest is processed the next time.</param>
    public async Task CatchUpAsync(Ticket ticket, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var (guild, channel) = (ticket.GuildId, ticket.ChannelId!.Value);
        if (await FindAsync(guild, channel, cancellationToken) is not { } present)
            return;
        var said = await ReadAsync(present, messages, cancellationToken);
        for (var i = 0; i < said.Count; i++)
        {
            // Of several messages of one side, the first one changes the state, and the last one sets the time of silence.
            var between = i > 0 && i < said.Count - 1 && said[i - 1].Action == said[i].Action && said[i + 1].Action == said[i].Action;
            if (!between && await FindAsync(guild, channel, cancellationToken) is { } now)
                await SayAsync(now, said[i], ticket.StateChangedAt, cancellationToken);
        }
    }

    private Task<Ticket?> FindAsync(Snowflake guild, Snowflake channel, CancellationToken cancellationToken) =>
        db.Tickets.AsNoTracking().OfChannel(guild, channel).WithDepartment().SingleOrDefaultAsync(cancellationToken);

    private async Task<List<MessageActivity>> ReadAsync(Ticket ticket, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var known = ticket.LastMessageAt;
        var authors = new Dictionary<Snowflake, IReadOnlyList<Snowflake>>();
        List<MessageActivity> said = [];
        foreach (var message in messages.Where(message => MessageActivity.Is(message) && message.Id.CreatedAt >= known))
        {
            if (!authors.TryGetValue(message.Author.Id, out var has))
            {
                // A member who has left has no roles, but may own the ticket.
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

    /// <param name="ticket">The current ticket.</param>
    /// <param name="activity">The message.</param>
    /// <param name="since">Messages up to this time change no state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task SayAsync(Ticket ticket, MessageActivity activity, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (
            TicketLifecycle.Find(ticket.State, activity.Action) is not { } transition
            || !transition.IsFor(TicketRoles.Of(ticket, activity.Author))
        )
            return;
        if (transition.To != ticket.State && activity.IsNewIn(ticket) && !(activity.At <= since))
        {
            await change.ChangeAsync(
                ticket.GuildId,
                ticket.Id,
                activity.Action,
                activity.Author,
                saying =>
                {
                    activity.NoteIn(saying.Ticket);
                    return null;
                },
                cancellationToken
            );
            return;
        }

        await store.NoteMissedAsync(ticket, activity, cancellationToken);
    }
}
