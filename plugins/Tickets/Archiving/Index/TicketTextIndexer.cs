using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>Indexes tickets' own texts and notes. It runs in every save of a context, so that no caller has to know of the index.</summary>
internal static class TicketTextIndexer
{
    private static readonly string[] Texts =
    [
        nameof(Ticket.Description),
        nameof(Ticket.Answers),
        nameof(Ticket.SourceText),
        nameof(Ticket.CloseReason),
        nameof(Ticket.RatingComment),
        nameof(Ticket.SurveyAnswers),
    ];

    private static readonly string[] Scope = [nameof(Ticket.DepartmentId), nameof(Ticket.OwnerId), nameof(Ticket.GuildId)];

    /// <summary>Adds index entries for the pending changes.</summary>
    public static async Task AddAsync(TicketsDbContext db, CancellationToken cancellationToken)
    {
        var notes = db
            .ChangeTracker.Entries<TicketNote>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .ToList();
        foreach (var entry in db.ChangeTracker.Entries<Ticket>().ToList())
        {
            var moves = entry.State == EntityState.Modified && Any(entry, Scope);
            if (moves)
                db.SearchTasks.Add(new SearchTask { TicketId = entry.Entity.Id });
            if (entry.State == EntityState.Added || moves || (entry.State == EntityState.Modified && Any(entry, Texts)))
                await AddAsync(db, entry.Entity, entry.State == EntityState.Added, cancellationToken);
        }

        foreach (var note in notes)
            await AddAsync(db, note.Entity, note.State == EntityState.Added, cancellationToken);
    }

    /// <summary>Adds the ticket's own text. The caller saves.</summary>
    public static async Task AddAsync(TicketsDbContext db, Ticket ticket, bool isNew, CancellationToken cancellationToken)
    {
        var row = Tracked(db, text => text.TicketId == ticket.Id && text is { NoteId: null, Note: null });
        if (row is null && !isNew)
            row = await db.SearchTexts.FirstOrDefaultAsync(text => text.TicketId == ticket.Id && text.NoteId == null, cancellationToken);
        if (row is null)
            db.SearchTexts.Add(row = new SearchText { Id = SearchIds.New(ticket.CreatedAt), TicketId = ticket.Id });
        // A ticket is also found by its owner, and by users named in its form.
        var text = $"{TicketText.Of(ticket)}\n{ticket.OwnerName}\n{string.Join(' ', ticket.Answers.SelectMany(answer => answer.Ids))}";
        Write(db, row, text, SearchScope.Of(ticket), ticket.OwnerId, ticket.Answers.Exists(answer => answer.Files.Count > 0));
    }

    /// <summary>Adds the text of a note. The caller saves.</summary>
    public static async Task AddAsync(TicketsDbContext db, TicketNote note, bool isNew, CancellationToken cancellationToken)
    {
        var ticket =
            db.Tickets.Local.FindEntry(note.TicketId)?.Entity
            ?? await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == note.TicketId, cancellationToken);
        if (ticket is null)
            return;
        var row = Tracked(db, text => ReferenceEquals(text.Note, note));
        if (row is null && !isNew)
            row = await db.SearchTexts.FirstOrDefaultAsync(text => text.NoteId == note.Id, cancellationToken);
        if (row is null)
            db.SearchTexts.Add(
                row = new SearchText
                {
                    Id = SearchIds.New(note.CreatedAt),
                    TicketId = note.TicketId,
                    Note = note,
                }
            );
        Write(db, row, note.Text, SearchScope.Of(ticket), note.AuthorId, file: false);
    }

    // Called for each of hundreds of tickets, so it must not detect changes each time.
    private static SearchText? Tracked(TicketsDbContext db, Func<SearchText, bool> fits)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var found = db.SearchTexts.Local.FirstOrDefault(fits);
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
        return found;
    }

    private static void Write(TicketsDbContext db, SearchText row, string text, SearchScope scope, Snowflake author, bool file) =>
        db.IndexEntries.Add(
            new IndexEntry
            {
                Target = row.Id,
                Body = SearchTokens.Of(text),
                Scope = scope.Words(author, file),
            }
        );

    private static bool Any(EntityEntry<Ticket> entry, string[] paths) =>
        entry.Flatten().Any(column => column.Property.IsModified && paths.Contains(column.Path));
}
