using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>Erases a user from closed tickets. Anonymous data remains: department, times, state and rating.</summary>
internal sealed class TicketErasure(TicketsDbContext db, MetricsErasure numbers, UnreferencedFiles release, IndexRemoval unindex)
{
    public async Task EraseAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var over = db.Over(guild);
        await EraseReasonsAsync(over.Where(t => t.ClosedById == user), cancellationToken);
        await over.Where(t => t.ClosedById == user)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.ClosedById, DeletedUser.Id).SetProperty(t => t.ClosedByName, DeletedUser.Name),
                cancellationToken
            );
        await over.Where(t => t.AssigneeId == user)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.AssigneeId, DeletedUser.Id).SetProperty(t => t.AssigneeName, DeletedUser.Name),
                cancellationToken
            );
        await over.Where(t => t.OpenedById == user)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.OpenedById, DeletedUser.Id), cancellationToken);
        var ids = await over.Where(t => t.OwnerId == user).Select(t => t.Id).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await EraseAsync(guild, id, cancellationToken);
            count.Anonymised++;
        }

        await numbers.EraseAsync(guild, user, count, cancellationToken);
    }

    /// <summary>
    /// Erases the reasons of the user's close requests, which are theirs whoever has closed the ticket. Comes before the history is erased,
    /// which says who asked.
    /// </summary>
    public Task EraseRequestsAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var asked = db
            .History.Where(h => h.GuildId == guild && h.Action == TicketAction.RequestClose && h.ActorId == user)
            .Select(h => h.TicketId);
        return EraseReasonsAsync(db.Over(guild).Where(t => asked.Contains(t.Id)), cancellationToken);
    }

    // Closing reasons are found by the ticket's text, which is indexed again without them.
    private async Task EraseReasonsAsync(IQueryable<Ticket> closed, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await db.WriteAsync(
            async token =>
            {
                var given = await closed.Where(t => t.CloseReason != null).Select(t => t.Id).ToListAsync(token);
                await closed.ExecuteUpdateAsync(set => set.SetProperty(t => t.CloseReason, (string?)null), token);
                foreach (var ticket in await db.Tickets.AsNoTracking().Where(t => EF.Parameter(given).Contains(t.Id)).ToListAsync(token))
                    await TicketTextIndexer.AddAsync(db, ticket, isNew: false, token);
                await db.SaveChangesAsync(token);
            },
            cancellationToken
        );
        db.ChangeTracker.Clear();
    }

    private async Task EraseAsync(Snowflake guild, Guid ticket, CancellationToken cancellationToken)
    {
        var row = db.Tickets.Where(t => t.Id == ticket);
        var answers = await row.AsNoTracking().Select(t => t.Answers).SingleAsync(cancellationToken);
        await db.WriteAsync(
            async token =>
            {
                await unindex.RemoveAsync([ticket], token);
                // Texts of others there are found by the owner.
                db.SearchTasks.Add(new SearchTask { TicketId = ticket });
                await db.SaveChangesAsync(token);
                // Notes there are about the user.
                await db.Notes.Where(n => n.TicketId == ticket).ExecuteDeleteAsync(token);
                await row.ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(t => t.OwnerId, DeletedUser.Id)
                            .SetProperty(t => t.OwnerName, DeletedUser.Name)
                            .SetProperty(t => t.Description, "")
                            .SetProperty(t => t.Answers, new List<TicketAnswer>())
                            .SetProperty(t => t.SourceText, (string?)null)
                            .SetProperty(t => t.SourceMessage, (string?)null)
                            .SetProperty(t => t.RatingComment, (string?)null)
                            .SetProperty(t => t.SurveyAnswers, new List<SurveyAnswer>())
                            .SetProperty(t => t.Name, (string?)null),
                    token
                );
            },
            cancellationToken
        );
        await release.ReleaseAsync(
            guild,
            [.. answers.SelectMany(answer => answer.Files).Select(file => file.Hash).OfType<string>()],
            cancellationToken
        );
    }
}
