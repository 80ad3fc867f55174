using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>Deletes the files of a ticket: those of messages and of the form. Names remain, with the reason.</summary>
internal sealed class FilePurge(TicketsDbContext db, UnreferencedFiles unreferenced, TimeProvider time)
{
    private const int Batch = 200;

    /// <param name="ticket">The closed ticket.</param>
    /// <param name="cancellationToken">Cancels; results so far are kept.</param>
    /// <returns>The hashes of released files.</returns>
    public async Task<IReadOnlyList<string>> PurgeAsync(Guid ticket, CancellationToken cancellationToken)
    {
        List<string> released = [.. await DropOfFormAsync(ticket, cancellationToken)];
        for (var count = -1; released.Count != count; )
        {
            count = released.Count;
            released.AddRange(await StepAsync(ticket, cancellationToken));
        }

        await db
            .Tickets.Where(t => t.Id == ticket)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.FilesRemovedAt, time.GetUtcNow()), cancellationToken);
        return released;
    }

    /// <summary>Deletes files that are no longer referenced.</summary>
    /// <param name="guild">The server.</param>
    /// <param name="hashes">The result of <see cref="PurgeAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The number of freed bytes.</returns>
    public Task<long> ReleaseAsync(Snowflake guild, IReadOnlyList<string> hashes, CancellationToken cancellationToken) =>
        unreferenced.ReleaseAsync(guild, hashes, cancellationToken);

    private async Task<List<string>> StepAsync(Guid ticket, CancellationToken cancellationToken)
    {
        List<string> hashes = [];
        await db.WriteAsync(
            async token =>
            {
                var files = await db
                    .Attachments.Where(a => a.TicketId == ticket && a.Hash != null)
                    .OrderBy(a => a.Id)
                    .Take(Batch)
                    .Select(a => new { a.Id, a.Hash })
                    .ToListAsync(token);
                if (files.Count == 0)
                    return;
                var ids = files.Select(file => file.Id).ToList();
                await db
                    .Attachments.Where(a => ids.Contains(a.Id))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(a => a.Hash, (string?)null).SetProperty(a => a.Problem, FileRules.Expired),
                        token
                    );
                hashes = [.. files.Select(file => file.Hash!)];
            },
            cancellationToken
        );
        await Task.Yield();
        return hashes;
    }

    private async Task<IReadOnlyList<string>> DropOfFormAsync(Guid ticket, CancellationToken cancellationToken)
    {
        var row = db.Tickets.Where(t => t.Id == ticket);
        var answers = await row.AsNoTracking().Select(t => t.Answers).SingleAsync(cancellationToken);
        string[] hashes = [.. answers.SelectMany(answer => answer.Files).Select(file => file.Hash).OfType<string>()];
        if (hashes.Length == 0)
            return [];
        List<TicketAnswer> without =
        [
            .. answers.Select(answer =>
                answer with
                {
                    Files =
                    [
                        .. answer.Files.Select(file => file.Hash is null ? file : file with { Hash = null, Problem = FileProblem.Expired }),
                    ],
                }
            ),
        ];
        await row.ExecuteUpdateAsync(set => set.SetProperty(t => t.Answers, without), cancellationToken);
        return hashes;
    }
}
