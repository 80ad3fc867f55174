using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Finds the names that mentions in a ticket stand for, without reading the messages. A message brings the names of its own people.</summary>
internal sealed class ReadNames(TicketsDbContext db, IDiscord discord)
{
    public async Task<MentionNames> RunAsync(Ticket ticket, CultureInfo culture, CancellationToken cancellationToken)
    {
        var department = ticket.Department!.NameIn(culture);
        var roles = ticket.Department.StaffRoles.ToDictionary(role => role, _ => department);
        var channels = new Dictionary<Snowflake, string>();
        var messages = db.Messages.AsNoTracking().Where(m => m.TicketId == ticket.Id);
        if (await messages.AnyAsync(m => m.Content.Contains("<@&"), cancellationToken))
        {
            foreach (var role in await AskAsync(discord.GetRolesAsync(ticket.GuildId, cancellationToken)))
                roles[role.Id] = role.Name;
        }

        if (await messages.AnyAsync(m => m.Content.Contains("<#"), cancellationToken))
        {
            foreach (var channel in await AskAsync(discord.GetChannelsAsync(ticket.GuildId, cancellationToken)))
                channels[channel.Id] = channel.Name ?? "";
        }

        if (ticket.ChannelId is { } own)
            channels[own] = ticket.Name ?? $"{ticket.Department.Key}-{ticket.Label}";
        return new MentionNames(culture, await UsersAsync(ticket, messages, cancellationToken), roles, channels);
    }

    private static async Task<Dictionary<Snowflake, string>> UsersAsync(Ticket ticket, IQueryable<ArchivedMessage> messages, CancellationToken cancellationToken)
    {
        var authors = await messages.Select(m => new { m.AuthorId, m.AuthorName }).Distinct().ToListAsync(cancellationToken);
        var users = new Dictionary<Snowflake, string>();
        // Of several names of one person any will do.
        foreach (var author in authors.Where(author => author.AuthorName.Length > 0))
            users[author.AuthorId] = author.AuthorName;
        users.TryAdd(ticket.OwnerId, ticket.OwnerName);
        if (ticket is { ClosedById: { } by, ClosedByName: { } name })
            users.TryAdd(by, name);
        if (ticket is { AssigneeId: { } assignee, AssigneeName: { } assigned })
            users.TryAdd(assignee, assigned);
        return users;
    }

    // Without the names there are ids: no reason to have no transcript.
    private static async Task<IReadOnlyList<T>> AskAsync<T>(Task<IReadOnlyList<T>> asking)
    {
        try
        {
            return await asking;
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException or TimeoutException)
        {
            return [];
        }
    }
}
