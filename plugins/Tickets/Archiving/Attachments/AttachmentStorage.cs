using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Downloads attachments that are not stored yet. A failed download is retried when the ticket is closed.</summary>
internal sealed class AttachmentStorage(TicketsDbContext db, FileStorage keep, FileLocks locks)
{
    /// <param name="guild">The server.</param>
    /// <param name="files">Attachments from a recent response: their addresses expire.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task StoreAsync(Snowflake guild, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        foreach (var file in files.DistinctBy(file => file.Id))
            await locks.FetchOnceAsync(file.Id, () => StoreAsync(guild, file, cancellationToken), cancellationToken);
    }

    private async Task StoreAsync(Snowflake guild, Attachment file, CancellationToken cancellationToken)
    {
        // Deleted files are not downloaded again.
        var row = db.Attachments.Where(a =>
            a.Id == file.Id && a.Hash == null && a.Problem != FileRules.Expired && a.Problem != FileRules.ErasedNote
        );
        if (!await row.AnyAsync(cancellationToken))
            return;
        var kept = await keep.StoreAsync(
            guild,
            file,
            hash =>
                row.ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.Hash, hash).SetProperty(a => a.Problem, (string?)null),
                    cancellationToken
                ),
            cancellationToken
        );
        if (kept.Problem is { } problem)
            await row.ExecuteUpdateAsync(set => set.SetProperty(a => a.Problem, problem), cancellationToken);
    }
}
