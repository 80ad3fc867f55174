using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>
/// Builds the search index in small steps: for messages from before the index or an older version, and after a ticket's transfer. The
/// progress is stored in the database.
/// </summary>
[JobTimeout("01:00:00")]
internal sealed class BuildSearchIndex(TicketsDbContext db, MessageIndexer index, IndexRemoval unindex, TimeProvider time) : Job
{
    private const int Batch = 500;
    private const int StepsAtOnce = 20;
    private const int OnlyRow = 1;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        await RestartAsync(cancellationToken);
        for (var step = 0; step < StepsAtOnce; step++)
        {
            db.ChangeTracker.Clear();
            if (!await MoveAsync(cancellationToken) && !await FillAsync(cancellationToken))
                return;
        }
    }

    /// <summary>Ends when everything is indexed.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        while (
            !await db.SearchStates.AsNoTracking().AnyAsync(s => s.Version == SearchSchema.Version && s.DoneAt != null, cancellationToken)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await RunAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // The job runs at the same moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    // Live messages are newer than the backlog; at worst they are indexed twice.
    private async Task RestartAsync(CancellationToken cancellationToken)
    {
        var state = await db.SearchStates.FindAsync([OnlyRow], cancellationToken);
        if (state?.Version == SearchSchema.Version)
            return;
        await SearchSchema.ClearAsync(db, cancellationToken);
        if (state is null)
            db.SearchStates.Add(state = new SearchState { Id = OnlyRow });
        (state.Version, state.Before, state.DoneAt) = (SearchSchema.Version, new Snowflake(long.MaxValue), null);
        (state.TicketGuild, state.TicketNumber) = (default, 0);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        if (await db.SearchTasks.OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken) is not { } task)
            return false;
        var rows = await db
            .Messages.AsNoTracking()
            .Where(m => m.TicketId == task.TicketId && m.Id > task.After)
            .OrderBy(m => m.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        if (task.After == default)
            await AddNotesAsync(task.TicketId, cancellationToken);
        if (rows.Count < Batch)
            db.SearchTasks.Remove(task);
        else
            task.After = rows[^1].Id;
        await WriteAsync(rows, cancellationToken);
        return true;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        var state = await db.SearchStates.FindAsync([OnlyRow], cancellationToken);
        if (state is null or { DoneAt: not null })
            return false;
        var before = state.Before;
        var rows = await db
            .Messages.AsNoTracking()
            .Where(m => m.Id < before)
            .OrderByDescending(m => m.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        if (rows.Count > 0)
            state.Before = rows[^1].Id;
        else if (!await AddTicketsAsync(state, cancellationToken))
            state.DoneAt = time.GetUtcNow();
        await WriteAsync(rows, cancellationToken);
        return true;
    }

    private async Task<bool> AddTicketsAsync(SearchState state, CancellationToken cancellationToken)
    {
        var next = await SearchSchema
            .TicketsAfter(db, (long)state.TicketGuild.Value, state.TicketNumber)
            .OrderBy(t => t.GuildId)
            .ThenBy(t => t.Number)
            .Take(Batch)
            .Select(t => t.Id)
            .ToListAsync(cancellationToken);
        // By the ids: EF does not find the columns of complex properties in a query of its own text.
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => EF.Parameter(next).Contains(t.Id))
            .OrderBy(t => t.GuildId)
            .ThenBy(t => t.Number)
            .ToListAsync(cancellationToken);
        foreach (var ticket in tickets)
        {
            await TicketTextIndexer.AddAsync(db, ticket, isNew: false, cancellationToken);
            await AddNotesAsync(ticket.Id, cancellationToken);
        }

        if (tickets.Count > 0)
            (state.TicketGuild, state.TicketNumber) = (tickets[^1].GuildId, tickets[^1].Number);
        return tickets.Count > 0;
    }

    private async Task AddNotesAsync(Guid ticket, CancellationToken cancellationToken)
    {
        foreach (var note in await db.Notes.Where(n => n.TicketId == ticket).ToListAsync(cancellationToken))
            await TicketTextIndexer.AddAsync(db, note, isNew: false, cancellationToken);
    }

    // A message that was edited or erased after it was read is checked again after the write.
    private async Task WriteAsync(List<ArchivedMessage> rows, CancellationToken cancellationToken)
    {
        await index.IndexAsync(rows, cancellationToken);
        if (rows.Count == 0)
            return;
        var ids = rows.Select(row => row.Id).ToList();
        var now = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var changed = rows.Where(row =>
                now.TryGetValue(row.Id, out var later) && (later.EditedAt != row.EditedAt || later.Content != row.Content)
            )
            .Select(row => now[row.Id])
            .ToList();
        if (changed.Count > 0)
            await index.IndexAsync(changed, cancellationToken);
        var gone = ids.Where(id => !now.ContainsKey(id)).ToList();
        if (gone.Count > 0)
            await unindex.RemoveAsync(gone, cancellationToken);
    }
}
