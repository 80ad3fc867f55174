using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Archiving.Reading;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>Where a user is mentioned or wrote, in closed tickets.</summary>
/// <param name="Messages">Messages of others that mention the user, including earlier versions.</param>
/// <param name="Notes">Notes that mention the user.</param>
/// <param name="Tickets">Tickets whose own texts or answers mention the user.</param>
/// <param name="Everywhere">All tickets in which the user is mentioned or wrote.</param>
internal sealed record PersonMentions(
    IReadOnlyList<Snowflake> Messages,
    IReadOnlyList<long> Notes,
    IReadOnlyList<Guid> Tickets,
    IReadOnlySet<Guid> Everywhere
);

/// <summary>Finds mentions of a user by their id in the index. Matches are read, since the index has words and no mentions.</summary>
internal sealed class PersonMentionQuery(TicketsDbContext db, BuildSearchIndex index)
{
    private const int Batch = 500;

    public async Task<PersonMentions> FindAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        await index.FinishAsync(cancellationToken);
        var over = db.Over(guild).Select(t => t.Id);
        List<Snowflake> messages = [];
        List<long> notes = [];
        HashSet<Guid> tickets = [],
            everywhere = [];
        foreach (
            var rows in (await SearchSchema.Saying(db, user.ToString(), SearchScope.OfGuild(guild)).ToListAsync(cancellationToken)).Chunk(
                Batch
            )
        )
        {
            var ids = rows.ToList();
            foreach (var message in await NamingAsync(over, [.. ids.Select(id => new Snowflake((ulong)id))], user, cancellationToken))
            {
                messages.Add(message.Id);
                everywhere.Add(message.TicketId);
            }

            var texts = await db
                .SearchTexts.AsNoTracking()
                .Where(t => EF.Parameter(ids).Contains(t.Id) && over.Contains(t.TicketId))
                .ToListAsync(cancellationToken);
            notes.AddRange(texts.Select(text => text.NoteId).OfType<long>());
            tickets.UnionWith(texts.Where(text => text.NoteId is null).Select(text => text.TicketId));
            everywhere.UnionWith(texts.Select(text => text.TicketId));
        }

        foreach (var rows in (await SearchSchema.In(db, SearchScope.OfAuthor(guild, user)).ToListAsync(cancellationToken)).Chunk(Batch))
        {
            var ids = rows.Select(id => new Snowflake((ulong)id)).ToList();
            everywhere.UnionWith(
                await db
                    .Messages.Where(m => EF.Parameter(ids).Contains(m.Id) && over.Contains(m.TicketId))
                    .Select(m => m.TicketId)
                    .Distinct()
                    .ToListAsync(cancellationToken)
            );
        }

        return new(messages, notes, [.. tickets], everywhere);
    }

    private async Task<List<ArchivedMessage>> NamingAsync(
        IQueryable<Guid> over,
        List<Snowflake> ids,
        Snowflake user,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .Messages.AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.Id) && over.Contains(m.TicketId))
            .ToListAsync(cancellationToken);
        var edits = (
            await db.Edits.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.MessageId)).ToListAsync(cancellationToken)
        ).ToLookup(e => e.MessageId);
        return found.FindAll(row => Names(row, user) || edits[row.Id].Any(edit => Names(edit, user)));
    }

    public static bool Names(MessageEdit edit, Snowflake user) =>
        DeletedUser.WithoutId(edit.Content, user) != edit.Content || DeletedUser.WithoutInJson(edit.EmbedsJson, user) != edit.EmbedsJson;

    public static bool Names(ArchivedMessage row, Snowflake user) =>
        DeletedUser.WithoutId(row.Content, user) != row.Content
        || new[] { row.EmbedsJson, row.ComponentsJson, row.ForwardsJson, row.PollJson }.Any(json =>
            DeletedUser.WithoutInJson(json, user) != json
        )
        || ArchiveJson.Read<User>(row.MentionsJson).Any(person => person.Id == user);
}
