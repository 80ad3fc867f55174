using System.Globalization;
using System.Security.Cryptography;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Leases;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Transcripts.Build;

/// <summary>
/// The transcripts that were made. Those of a closed ticket are kept as they were made, since the archive may forget messages earlier;
/// they go by
/// <see cref="DropAsync"/>.
/// </summary>
internal sealed class TranscriptStore(
    TicketsDbContext db,
    TranscriptFolder folder,
    TranscriptPackager pack,
    TicketLocks locks,
    TimeProvider time
)
{
    /// <summary>What everybody may upload, and what direct messages take.</summary>
    public const long SmallestLimit = 10L * 1024 * 1024;

    private const TranscriptFormats ForCustomers = TranscriptFormats.Html | TranscriptFormats.Text;

    /// <summary>Whether all that was written is in the archive, so that a transcript is whole.</summary>
    public static bool IsReady(Ticket ticket) =>
        ticket.IsClosed
        && (ticket.HistoryFetchedAt is not null || ticket.LiveChannelId is null || ticket.AbandonedEffects.HasFlag(EffectKinds.History));

    /// <summary>
    /// The files of a closed ticket: those that are kept, else made again from what the archive has. Nothing where neither is there any
    /// more. The caller has made sure that the reader may.
    /// </summary>
    /// <param name="ticket">The ticket, with its department.</param>
    /// <param name="culture">The language, where they are made again.</param>
    /// <param name="audience">For whom.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<TranscriptPart>> FilesAsync(
        Ticket ticket,
        CultureInfo culture,
        TranscriptAudience audience,
        CancellationToken cancellationToken
    )
    {
        // Who closes it may be making them just now.
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

    /// <summary>The files for the closing of a ticket, by who has its turn. A second attempt finds those of the first.</summary>
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

    /// <summary>
    /// Forgets the transcripts of a ticket, for both audiences; that there are none is fine. Returns how many bytes that frees.
    /// </summary>
    public async Task<long> DropAsync(Guid ticket, CancellationToken cancellationToken)
    {
        var rows = db.Transcripts.Where(r => r.TicketId == ticket);
        var bytes = await rows.SumAsync(r => r.Size, cancellationToken);
        await rows.ExecuteDeleteAsync(cancellationToken);
        folder.Delete(ticket);
        return bytes;
    }

    /// <summary>
    /// Whether the kept transcripts of a ticket name somebody, by the ids in their JSON; true as well where there is no JSON that could
    /// tell.
    /// </summary>
    public async Task<bool> NamesAsync(Guid ticket, Snowflake user, CancellationToken cancellationToken)
    {
        var rows = await db.Transcripts.AsNoTracking().Where(r => r.TicketId == ticket).ToListAsync(cancellationToken);
        return await TranscriptPersonSearch.FindAsync(
                rows.Select(row => Kept(row).Path).Where(File.Exists),
                user.ToString(),
                cancellationToken
            ) ?? true;
    }

    // Of a ticket that was opened again and closed once more the old one says too little.
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

    // Not by the tracker: the ticket stands in it as well, and is somebody else's to save.
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
/// A transcript cannot be written. Unlike other failures of the disk it is not waited for without end: the ticket has to close.
/// </summary>
internal sealed class TranscriptException(Exception cause) : Exception("The transcript could not be written.", cause);
