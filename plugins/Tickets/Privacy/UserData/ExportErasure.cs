using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Transcripts.Exports;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>
/// Erases a user from exports: their own and those that filter by them are deleted. Other exports lose the files with tickets that name
/// the user; the requester is asked to repeat them.
/// </summary>
internal sealed class ExportErasure(TicketsDbContext db, ExportFolder folder, TimeProvider time)
{
    /// <param name="guild">The server.</param>
    /// <param name="user">The user.</param>
    /// <param name="naming">The tickets that name the user, while they can be found.</param>
    /// <param name="count">The counter.</param>
    /// <param name="cancellationToken">Cancels; the next run continues.</param>
    public async Task EraseAsync(
        Snowflake guild,
        Snowflake user,
        IReadOnlyList<Guid> naming,
        ErasedCount count,
        CancellationToken cancellationToken
    )
    {
        foreach (var export in await db.Exports.AsNoTracking().Where(e => e.GuildId == guild).ToListAsync(cancellationToken))
        {
            var theirs = export.RequesterId == user || export.Filter.Customer == user || export.Filter.Member == user;
            if (!theirs && !await HasFilesOfAsync(export, naming, cancellationToken))
                continue;
            var row = db.Exports.Where(e => e.Id == export.Id);
            count.Deleted += await StopAsync(row, theirs ? null : "export.forgotten", cancellationToken);
            if (theirs)
                await ForgetAsync(row, export, user, cancellationToken);
            // A running export is deleted when it ends.
            folder.Delete(export.Id);
        }
    }

    private async Task<bool> HasFilesOfAsync(Export export, IReadOnlyList<Guid> naming, CancellationToken cancellationToken)
    {
        // A ticket may have had another state and department at that time.
        var filter = export.Filter with
        {
            State = null,
            Departments = null,
        };
        return export.State is ExportState.Running or ExportState.Delivering or ExportState.Done
            && await ExportQuery.Of(db, export.GuildId, filter).AnyAsync(t => EF.Parameter(naming).Contains(t.Id), cancellationToken);
    }

    private async Task<int> StopAsync(IQueryable<Export> row, string? why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await row.Where(e => e.State <= ExportState.Delivering)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(e => e.State, ExportState.Cancelled)
                            .SetProperty(e => e.FinishedAt, now)
                            .SetProperty(e => e.Problem, why),
                    cancellationToken
                )
            + await row.Where(e => e.State == ExportState.Done)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(e => e.State, ExportState.Expired).SetProperty(e => e.Problem, why),
                    cancellationToken
                );
    }

    // The row of a running export remains until its files are deleted, without the user.
    private static async Task ForgetAsync(IQueryable<Export> row, Export export, Snowflake user, CancellationToken cancellationToken)
    {
        if (!export.IsActive)
            await row.ExecuteDeleteAsync(cancellationToken);
        else if (export.RequesterId == user)
            await row.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(e => e.RequesterId, DeletedUser.Id)
                        .SetProperty(e => e.Filter, new ExportFilter())
                        .SetProperty(e => e.ProgressChannelId, (Snowflake?)null)
                        .SetProperty(e => e.ProgressMessageId, (Snowflake?)null),
                cancellationToken
            );
        else
            await row.ExecuteUpdateAsync(set => set.SetProperty(e => e.Filter, new ExportFilter()), cancellationToken);
    }
}
