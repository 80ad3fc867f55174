using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>
/// Deletes a user's messages, and the bot's messages that quote them. <see cref="MentionErasure"/> handles those of others.
/// </summary>
internal sealed class MessageErasure(TicketsDbContext db, IDiscord discord, UnreferencedFiles release, IndexRemoval unindex)
{
    private const int Batch = 200;

    public async Task EraseAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var over = db.Over(guild).Select(t => t.Id);
        var owned = db.Over(guild).Where(t => t.OwnerId == user).Select(t => t.Id);
        // The bot's messages quote the owner's form.
        var cards = db.Messages.Where(m =>
            owned.Contains(m.TicketId)
            && m.AuthorId == discord.BotId
            && (m.EmbedsJson != null || db.Attachments.Any(a => a.MessageId == m.Id && a.Problem != FileRules.ErasedNote))
        );
        while (await StepAsync(guild, cards, isCard: true, count, cancellationToken)) { }

        var said = db.Messages.Where(m => m.AuthorId == user && over.Contains(m.TicketId));
        while (await StepAsync(guild, said, isCard: false, count, cancellationToken)) { }
    }

    private async Task<bool> StepAsync(
        Snowflake guild,
        IQueryable<ArchivedMessage> which,
        bool isCard,
        ErasedCount count,
        CancellationToken cancellationToken
    )
    {
        List<string> hashes = [];
        var done = 0;
        await db.WriteAsync(
            async token =>
            {
                var ids = await which.OrderBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(token);
                done = ids.Count;
                if (done == 0)
                    return;
                await unindex.RemoveAsync(ids, token);
                hashes = await EraseFilesAsync(ids, token);
                count.Deleted += await db.Edits.Where(e => ids.Contains(e.MessageId)).ExecuteDeleteAsync(token);
                var rows = db.Messages.Where(m => ids.Contains(m.Id));
                count.Anonymised += isCard ? await EraseCardsAsync(rows, token) : await EraseWordsAsync(rows, token);
            },
            cancellationToken
        );
        db.ChangeTracker.Clear();
        count.Deleted += hashes.Count;
        await release.ReleaseAsync(guild, hashes, cancellationToken);
        return done > 0;
    }

    private static Task<int> EraseCardsAsync(IQueryable<ArchivedMessage> rows, CancellationToken cancellationToken) =>
        rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.EmbedsJson, (string?)null), cancellationToken);

    private static Task<int> EraseWordsAsync(IQueryable<ArchivedMessage> rows, CancellationToken cancellationToken) =>
        rows.ExecuteUpdateAsync(
            set =>
                set.SetProperty(m => m.AuthorId, DeletedUser.Id)
                    .SetProperty(m => m.AuthorName, DeletedUser.Name)
                    .SetProperty(m => m.Content, "")
                    .SetProperty(m => m.Problem, DeletedUser.Problem)
                    .SetProperty(m => m.EmbedsJson, (string?)null)
                    .SetProperty(m => m.ComponentsJson, (string?)null)
                    .SetProperty(m => m.StickersJson, (string?)null)
                    .SetProperty(m => m.ForwardsJson, (string?)null)
                    .SetProperty(m => m.PollJson, (string?)null)
                    .SetProperty(m => m.MentionsJson, (string?)null),
            cancellationToken
        );

    private async Task<List<string>> EraseFilesAsync(List<Snowflake> messages, CancellationToken cancellationToken)
    {
        var files = db.Attachments.Where(a => messages.Contains(a.MessageId) && a.Problem != FileRules.ErasedNote);
        var hashes = await files.Where(a => a.Hash != null).Select(a => a.Hash!).ToListAsync(cancellationToken);
        await files.ExecuteUpdateAsync(
            set =>
                set.SetProperty(a => a.FileName, "—")
                    .SetProperty(a => a.Description, (string?)null)
                    .SetProperty(a => a.Hash, (string?)null)
                    .SetProperty(a => a.Problem, FileRules.ErasedNote),
            cancellationToken
        );
        return hashes;
    }
}
