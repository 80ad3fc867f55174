using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Statistics.Metrics;

/// <summary>
/// Computes metrics of dirty tickets, and of those computed by older rules. Metrics and the dirty mark are saved in one transaction; a
/// mark updated concurrently is kept, so that the ticket is recomputed.
/// </summary>
internal sealed class DirtyMetricsProcessor(TicketsDbContext db)
{
    private const int Batch = 50;

    /// <param name="most">The maximum number of tickets.</param>
    /// <param name="cancellationToken">Cancels; results so far are kept.</param>
    /// <returns>The number of processed tickets; fewer than <paramref name="most"/> if none is left.</returns>
    public async Task<int> ProcessAsync(int most, CancellationToken cancellationToken)
    {
        for (var done = 0; ; done += Batch)
        {
            var size = Math.Min(Batch, most - done);
            if (size <= 0)
                return most;
            var marks = await NextAsync(size, cancellationToken);
            if (marks.Count > 0 && !await TryCountAsync(marks, cancellationToken))
                await CountEachAsync(marks, cancellationToken);

            if (marks.Count < size)
                return done + marks.Count;
        }
    }

    // One of them has changed concurrently, and must not stop the others. It is read once more, such as a ticket that is being opened.
    private async Task CountEachAsync(List<DirtyMetrics> marks, CancellationToken cancellationToken)
    {
        List<Guid> changed = [];
        foreach (var mark in marks)
        {
            if (!await TryCountAsync([mark], cancellationToken))
                changed.Add(mark.TicketId);
        }

        var again = await db
            .DirtyMetrics.AsNoTracking()
            .Where(s => EF.Parameter(changed).Contains(s.TicketId))
            .ToListAsync(cancellationToken);
        foreach (var mark in again)
            await TryCountAsync([mark], cancellationToken);
    }

    /// <summary>Computes metrics of the given tickets at once, if they are dirty.</summary>
    public async Task NowAsync(IQueryable<Guid> tickets, CancellationToken cancellationToken)
    {
        while (
            await db
                .DirtyMetrics.AsNoTracking()
                .Where(s => tickets.Contains(s.TicketId))
                .OrderBy(s => s.TicketId)
                .Take(Batch)
                .ToListAsync(cancellationToken)
                is { Count: > 0 } marks
        )
        {
            if (await TryCountAsync(marks, cancellationToken))
                continue;
            foreach (var mark in marks)
                await TryCountAsync([mark], cancellationToken);
        }
    }

    /// <summary>Whether any is left.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken) =>
        await db.DirtyMetrics.AnyAsync(cancellationToken) || await Old().AnyAsync(cancellationToken);

    private IQueryable<TicketMetrics> Old() =>
        db.Metrics.Where(n => n.RulesVersion < MetricsCalculator.Rules || n.RulesVersion > MetricsCalculator.Rules);

    private async Task<List<DirtyMetrics>> NextAsync(int most, CancellationToken cancellationToken)
    {
        // Newest first: current tickets must not wait for the backlog.
        var marks = await db.DirtyMetrics.AsNoTracking().OrderByDescending(s => s.TicketId).Take(most).ToListAsync(cancellationToken);
        if (marks.Count == most || !await MarkOldAsync(most - marks.Count, cancellationToken))
            return marks;
        return await db.DirtyMetrics.AsNoTracking().OrderByDescending(s => s.TicketId).Take(most).ToListAsync(cancellationToken);
    }

    private async Task<bool> MarkOldAsync(int most, CancellationToken cancellationToken)
    {
        // Separate queries: a combined one with an order would read all metrics.
        List<Guid> old = [];
        foreach (
            var numbers in new[]
            {
                db.Metrics.Where(n => n.RulesVersion < MetricsCalculator.Rules),
                db.Metrics.Where(n => n.RulesVersion > MetricsCalculator.Rules),
            }
        )
        {
            old.AddRange(
                await numbers
                    .Where(n => !db.DirtyMetrics.Any(s => s.TicketId == n.TicketId))
                    .OrderBy(n => n.RulesVersion)
                    .Select(n => n.TicketId)
                    .Take(most - old.Count)
                    .ToListAsync(cancellationToken)
            );
        }

        db.ChangeTracker.Clear();
        db.DirtyMetrics.AddRange(old.Select(id => new DirtyMetrics { TicketId = id, Mark = Random.Shared.NextInt64() }));
        return old.Count > 0 && await SaveAsync(cancellationToken);
    }

    private async Task<bool> TryCountAsync(IReadOnlyList<DirtyMetrics> marks, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        List<Guid> ids = [.. marks.Select(m => m.TicketId)];
        var facts = await MetricsFactsReader.ReadAsync(db, ids, cancellationToken);
        var saved = await ReadSavedAsync(ids, cancellationToken);
        foreach (var id in ids)
        {
            if (facts.Tickets.TryGetValue(id, out var ticket) && ticket.WasRefused)
                db.RemoveRange(saved.Numbers.Where(row => row.Key == id).Select(row => row.Value));
            else if (ticket is not null)
                await CountAsync(ticket, [.. facts.History[id]], [.. facts.Messages[id]], saved, cancellationToken);
            else if (saved.Numbers.TryGetValue(id, out var numbers))
                // The ticket was deleted; its metrics remain.
                numbers.RulesVersion = MetricsCalculator.Rules;
        }

        // Attached with the mark that was read before the facts.
        db.DirtyMetrics.RemoveRange(marks.Select(m => new DirtyMetrics { TicketId = m.TicketId, Mark = m.Mark }));
        return await SaveAsync(cancellationToken);
    }

    private async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsUniqueViolation())
        {
            // A concurrent change, or another processor: the mark remains, or the work is done.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task CountAsync(
        TicketFacts ticket,
        IReadOnlyList<TicketHistory> history,
        IReadOnlyList<AuthoredMessage> messages,
        SavedNumbers saved,
        CancellationToken cancellationToken
    )
    {
        // Messages deleted by retention or erasure still count.
        var told = messages.Where(m => m.AuthorId != DeletedUser.Id).Select(m => m.Id).ToHashSet();
        var words = AuthorSideClassifier
            .Classify(ticket.Id, ticket.OwnerId, history, messages)
            .Concat(saved.Words[ticket.Id].Where(w => !told.Contains(w.MessageId)))
            .ToList();
        var counted = MetricsCalculator.Calculate(ticket, history, words);
        db.Put(counted.Numbers, saved.Numbers.GetValueOrDefault(ticket.Id));
        db.Put(words, saved.Words[ticket.Id], w => w.MessageId);
        db.Put(counted.Responses, saved.Responses[ticket.Id], r => r.MessageId);
        foreach (var (staff, name) in NamesOf(ticket, words, history, messages))
            await NameAsync(ticket.GuildId, staff, name.Name, name.At, cancellationToken);
    }

    private static Dictionary<Snowflake, (string Name, DateTimeOffset At)> NamesOf(
        TicketFacts ticket,
        List<MessageFact> words,
        IReadOnlyList<TicketHistory> history,
        IReadOnlyList<AuthoredMessage> messages
    )
    {
        var staff = words.Select(w => w.StaffId).OfType<Snowflake>().ToHashSet();
        var named = messages
            .Where(m => staff.Contains(m.AuthorId))
            .Select(m => (Id: m.AuthorId, Name: m.AuthorName, m.At))
            .Concat(
                history
                    .Where(h => h.ActorId is not null && h.ActorRoles.HasFlag(ActorRoles.Staff))
                    .Select(h => (Id: h.ActorId!.Value, Name: h.ActorName, h.At))
            );
        if (ticket is { AssigneeId: { } assignee, AssigneeName: { } name })
            named = named.Append((assignee, name, ticket.CreatedAt));
        return named
            .Where(n => n.Id != DeletedUser.Id)
            .GroupBy(n => n.Id)
            .ToDictionary(n => n.Key, n => n.OrderBy(x => x.At).Select(x => (x.Name, x.At)).Last());
    }

    private async Task NameAsync(Snowflake guild, Snowflake staff, string name, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var known = await db.StaffNames.FindAsync([guild, staff], cancellationToken);
        if (known is null)
            db.StaffNames.Add(
                new StaffName
                {
                    GuildId = guild,
                    MemberId = staff,
                    Name = name,
                    SeenAt = at,
                }
            );
        else if (known.SeenAt < at)
            (known.Name, known.SeenAt) = (name, at);
    }

    private async Task<SavedNumbers> ReadSavedAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        new(
            await db.Metrics.Where(n => EF.Parameter(ids).Contains(n.TicketId)).ToDictionaryAsync(n => n.TicketId, cancellationToken),
            (await db.MessageFacts.Where(w => EF.Parameter(ids).Contains(w.TicketId)).ToListAsync(cancellationToken)).ToLookup(w =>
                w.TicketId
            ),
            (await db.Responses.Where(r => EF.Parameter(ids).Contains(r.TicketId)).ToListAsync(cancellationToken)).ToLookup(r => r.TicketId)
        );

    private sealed record SavedNumbers(
        IReadOnlyDictionary<Guid, TicketMetrics> Numbers,
        ILookup<Guid, MessageFact> Words,
        ILookup<Guid, StaffResponse> Responses
    );
}

/// <summary>Replaces stored metrics, and only touches what differs.</summary>
internal static class MetricsWriter
{
    public static void Put<T>(this TicketsDbContext db, T now, T? kept)
        where T : class
    {
        if (kept is null)
            db.Add(now);
        else
            db.Entry(kept).CurrentValues.SetValues(now);
    }

    public static void Put<T>(this TicketsDbContext db, IReadOnlyList<T> now, IEnumerable<T> kept, Func<T, Snowflake> id)
        where T : class
    {
        var left = kept.ToDictionary(id);
        foreach (var row in now)
        {
            left.Remove(id(row), out var same);
            if (!ReferenceEquals(row, same))
                db.Put(row, same);
        }

        db.RemoveRange(left.Values);
    }
}
