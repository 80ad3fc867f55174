using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Deletes drafts after a day, with files that nothing else references.</summary>
internal sealed class ExpireFormDrafts(TicketsDbContext db, UnreferencedFiles release, TimeProvider time) : Job
{
    private const int Batch = 100;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - FormDraftStore.Lifetime;
        await db.OpenRequests.Where(r => r.CreatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
        await db.RefusedForms.Where(f => f.UpdatedAt <= oldest).ExecuteDeleteAsync(cancellationToken);
        var old = await db.Drafts.Where(d => d.UpdatedAt <= oldest).OrderBy(d => d.UpdatedAt).Take(Batch).ToListAsync(cancellationToken);
        db.Drafts.RemoveRange(old);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var guild in old.GroupBy(draft => draft.GuildId))
            await release.ReleaseAsync(
                guild.Key,
                [.. guild.SelectMany(draft => draft.Answers).SelectMany(answer => answer.Files).Select(file => file.Hash).OfType<string>()],
                cancellationToken
            );
    }
}
