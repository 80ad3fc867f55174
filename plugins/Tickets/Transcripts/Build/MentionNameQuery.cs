using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Finds the names of mentions in a ticket: messages, versions, embeds, components, forwards, answers and notes. Unknown ones are
/// requested once.
/// </summary>
internal sealed class MentionNameQuery(TicketsDbContext db, MentionNameLookup lookUp)
{
    public async Task<MentionNames> FindAsync(Ticket ticket, CultureInfo culture, CancellationToken cancellationToken)
    {
        var department = ticket.Department!.NameIn(culture);
        var roles = ticket.Department.StaffRoles.ToDictionary(role => role, _ => department);
        var channels = new Dictionary<Snowflake, string>();
        if (ticket.ChannelId is { } own)
            channels[own] = ticket.Name ?? $"{ticket.Department.Key}-{ticket.Label}";
        var messages = db.Messages.AsNoTracking().Where(m => m.TicketId == ticket.Id);
        var users = await UsersAsync(ticket, messages, cancellationToken);
        var mentions = await MentionsAsync(ticket, messages, users, cancellationToken);
        await lookUp.FillAsync(ticket.GuildId, mentions, users, roles, channels, cancellationToken);
        return new MentionNames(culture, users, roles, channels);
    }

    private static async Task<Dictionary<Snowflake, string>> UsersAsync(
        Ticket ticket,
        IQueryable<ArchivedMessage> messages,
        CancellationToken cancellationToken
    )
    {
        var authors = await messages.Select(m => new { m.AuthorId, m.AuthorName }).Distinct().ToListAsync(cancellationToken);
        var users = new Dictionary<Snowflake, string>();
        // Any of several names of a user.
        foreach (var author in authors.Where(author => author.AuthorName.Length > 0))
            users[author.AuthorId] = author.AuthorName;
        users.TryAdd(ticket.OwnerId, ticket.OwnerName);
        if (ticket is { ClosedById: { } by, ClosedByName: { } name })
            users.TryAdd(by, name);
        if (ticket is { AssigneeId: { } assignee, AssigneeName: { } assigned })
            users.TryAdd(assignee, assigned);
        return users;
    }

    private async Task<HashSet<MentionKey>> MentionsAsync(
        Ticket ticket,
        IQueryable<ArchivedMessage> messages,
        Dictionary<Snowflake, string> users,
        CancellationToken cancellationToken
    )
    {
        HashSet<MentionKey> mentions = [];
        var naming = messages.Where(m =>
            EF.Functions.Like(m.Content, "%<%")
            || m.EmbedsJson != null
            || m.ComponentsJson != null
            || m.ForwardsJson != null
            || m.MentionsJson != null
        );
        await foreach (var row in naming.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            mentions.UnionWith(MentionNames.In(MessageText.Of(row, [])));
            foreach (var user in ArchiveJson.Read<User>(row.MentionsJson))
                users.TryAdd(user.Id, user.DisplayName);
        }

        var edited = await messages.Where(m => m.EditedAt != null).Select(m => m.Id).ToListAsync(cancellationToken);
        var edits = db.Edits.AsNoTracking().Where(e => EF.Parameter(edited).Contains(e.MessageId)).Select(e => e.Content);
        var notes = db.Notes.AsNoTracking().Where(n => n.TicketId == ticket.Id).Select(n => n.Text);
        foreach (
            var text in (await edits.ToListAsync(cancellationToken))
                .Concat(await notes.ToListAsync(cancellationToken))
                .Append(ticket.Description)
                .Append(ticket.CloseReason ?? "")
        )
            mentions.UnionWith(MentionNames.In(text));
        foreach (var answer in ticket.Answers)
            mentions.UnionWith(answer.Ids.SelectMany(id => MentionNames.In(answer.MentionOf(id))));
        if (ticket.OpenedById is { } opener)
            mentions.Add(new(MentionKind.User, opener));
        return mentions;
    }
}
