using System.Globalization;
using System.Security.Cryptography;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// Stores finished transcripts. Those of a closed ticket are kept, since retention may delete messages earlier; <see cref="DropAsync"/>
/// deletes them.
/// </summary>
internal sealed class TranscriptStore(
    TicketsDbContext db,
    TranscriptFolder folder,
    TranscriptPackager pack,
    TicketLocks locks,
    TimeProvider time
)
{
    /// <summary>The upload limit of direct messages and of servers without boosts.</summary>
    public const long SmallestLimit = 10L * 1024 * 1024;

    private const TranscriptFormats ForCustomers = TranscriptFormats.Html | TranscriptFormats.Text;

    /// <summary>Whether the archive is complete, so that a transcript is, too.</summary>
    public static bool IsReady(Ticket ticket) =>
        ticket.IsClosed
        && (ticket.HistoryFetchedAt is not null || ticket.LiveChannelId is null || ticket.AbandonedEffects.HasFlag(EffectKinds.History));

    /// <summary>
    /// The files of a closed ticket: stored ones, or built again from the archive. None if both are gone. The caller has checked access.
    /// </summary>
    /// <param name="ticket">The ticket with its department.</param>
    /// <param name="culture">The language for a new build.</param>
    /// <param name="audience">The audience.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TranscriptPart>> FilesAsync(
        Ticket ticket,
        CultureInfo culture,
        TranscriptAudience audience,
        CancellationToken cancellationToken
    )
    {
        // The close may be building them now.
        using var turn = await locks.EnterAsync(ticket.Id, cancellationToken);
        if (await FindAsync(ticket, audience, cancellationToken) is { Count: > 0 } kept)
            return kept;
        return
            IsReady(ticket)
            && ticket.TranscriptsRemovedAt is null
            && await db.Messages.AnyAsync(m => m.TicketId == ticket.Id, cancellationToken)
            ? await MakeAsync(ticket, culture, audience, SmallestLimit, cancellationToken)
            : [];
    }

    /// <summary>The files for closing a ticket, for the holder of the lease. A retry finds those of the first attempt.</summary>
    /// <exception cref="TranscriptException">They cannot be written.</exception>
    public async Task<IReadOnlyList<TranscriptPart>> MakeAsync(
        Ticket ticket,
        CultureInfo culture,
        TranscriptAudience audience,
        long limit,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(ticket, audience, cancellationToken) is { Count: > 0 } kept)
            return kept;
        var order = new TranscriptRequest(
            ticket,
            culture,
            audience,
            audience == TranscriptAudience.Staff ? TranscriptFormats.All : ForCustomers
        );
        var rows = new List<TranscriptRow>();
        try
        {
            await folder.ReplaceAsync(
                ticket.Id,
                audience,
                async path =>
                {
                    foreach (var name in await pack.PackAsync(order, path, limit, cancellationToken))
                        rows.Add(await DescribeAsync(ticket, audience, rows.Count, Path.Combine(path, name), cancellationToken));
                }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TranscriptException(e);
        }

        await SaveAsync(ticket.Id, audience, rows, cancellationToken);
        return [.. rows.Select(Kept)];
    }

    /// <summary>Deletes the transcripts of a ticket, for both audiences. Returns the freed bytes.</summary>
    public async Task<long> DropAsync(Guid ticket, CancellationToken cancellationToken)
    {
        var rows = db.Transcripts.Where(r => r.TicketId == ticket);
        var bytes = await rows.SumAsync(r => r.Size, cancellationToken);
        await rows.ExecuteDeleteAsync(cancellationToken);
        folder.Delete(ticket);
        return bytes;
    }

    /// <summary>Whether the stored transcripts of a ticket contain a user's id; true if there is no JSON to check.</summary>
    public async Task<bool> NamesAsync(Guid ticket, Snowflake user, CancellationToken cancellationToken)
    {
        var rows = await db.Transcripts.AsNoTracking().Where(r => r.TicketId == ticket).ToListAsync(cancellationToken);
        return await TranscriptPersonSearch.FindAsync(
                rows.Select(row => Kept(row).Path).Where(File.Exists),
                user.ToString(),
                cancellationToken
            ) ?? true;
    }

    // After a reopened ticket is closed again, the old transcript is incomplete.
    private async Task<IReadOnlyList<TranscriptPart>> FindAsync(
        Ticket ticket,
        TranscriptAudience audience,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Transcripts.AsNoTracking()
            .Where(r => r.TicketId == ticket.Id && r.Audience == audience && (ticket.ClosedAt == null || r.CreatedAt >= ticket.ClosedAt))
            .OrderBy(r => r.Position)
            .ToListAsync(cancellationToken);
        var files = rows.ConvertAll(Kept);
        return files.TrueForAll(file => File.Exists(file.Path)) ? files : [];
    }

    private TranscriptPart Kept(TranscriptRow row) => new(row.Name, folder.PathOf(row.TicketId, row.Audience, row.Name), row.Size);

    private async Task<TranscriptRow> DescribeAsync(
        Ticket ticket,
        TranscriptAudience audience,
        int position,
        string path,
        CancellationToken cancellationToken
    )
    {
        await using var stream = File.OpenRead(path);
        return new TranscriptRow
        {
            TicketId = ticket.Id,
            Audience = audience,
            Position = position,
            Name = Path.GetFileName(path),
            Hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)),
            Size = stream.Length,
            CreatedAt = time.GetUtcNow(),
        };
    }

    // Not by the change tracker: it also tracks the ticket, which another caller saves.
    private async Task SaveAsync(Guid ticket, TranscriptAudience audience, List<TranscriptRow> rows, CancellationToken cancellationToken)
    {
        await db.Transcripts.Where(r => r.TicketId == ticket && r.Audience == audience).ExecuteDeleteAsync(cancellationToken);
        db.Transcripts.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var row in rows)
            db.Entry(row).State = EntityState.Detached;
    }
}

/// <summary>
/// A transcript cannot be written. Unlike other disk errors it is not retried without end, since the ticket has to close.
/// </summary>
internal sealed class TranscriptException(Exception cause) : Exception("The transcript could not be written.", cause);
