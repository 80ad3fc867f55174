using Microsoft.EntityFrameworkCore;
using Quartz;

namespace DCTicket.Tickets;

/// <summary>Forgets what was begun and not finished within a day, with the files of it that nothing else names.</summary>
internal sealed class DropDrafts(TicketsDbContext db, AttachmentFiles files, Claims claims) : IJob
{
    private const int Batch = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var oldest = claims.Now - Drafts.Lifetime;
        await db.OpenRequests.Where(r => r.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
        var old = await db.Drafts.Where(d => d.UpdatedAt <= oldest).OrderBy(d => d.UpdatedAt).Take(Batch).ToListAsync(cancellationToken);
        db.Drafts.RemoveRange(old);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var hash in old.SelectMany(draft => draft.Answers).SelectMany(answer => answer.Files).Select(file => file.Hash).OfType<string>().Distinct())
        {
            if (!await IsUsedAsync(hash, cancellationToken))
                files.Delete(hash);
        }
    }

    // Rare enough to look through everything.
    private async Task<bool> IsUsedAsync(string hash, CancellationToken cancellationToken) =>
        await db.Attachments.AnyAsync(a => a.Hash == hash, cancellationToken)
        || await db.Drafts.AnyAsync(d => EF.Functions.Like((string)(object)d.Answers, $"%{hash}%"), cancellationToken)
        || await db.Tickets.AnyAsync(t => EF.Functions.Like((string)(object)t.Answers, $"%{hash}%"), cancellationToken);
}
