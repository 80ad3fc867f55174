using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Takes a person out of what was written: the own words go, and in the words of others the person is called as Discord calls who is gone.</summary>
internal sealed class EraseMessages(TicketsDbContext db, IDiscord discord, ReleaseFiles release, IndexMessages index, UnindexMessages unindex)
{
    private const int Batch = 200;

    public async Task RunAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var over = db.Over(guild).Select(t => t.Id);
        var owned = db.Over(guild).Where(t => t.OwnerId == user).Select(t => t.Id);
        // The bot's own cards quote the form of whoever opened the ticket.
        var cards = db.Messages.Where(m => owned.Contains(m.TicketId) && m.AuthorId == discord.BotId && (m.EmbedsJson != null || db.Attachments.Any(a => a.MessageId == m.Id && a.Problem != FileRules.Erased)));
        while (await StepAsync(guild, cards, isCard: true, count, cancellationToken))
        {
        }

        var said = db.Messages.Where(m => m.AuthorId == user && over.Contains(m.TicketId));
        while (await StepAsync(guild, said, isCard: false, count, cancellationToken))
        {
        }

        await RenameInMessagesAsync(over, user, count, cancellationToken);
        await RenameInEditsAsync(over, user, cancellationToken);
    }

    private async Task<bool> StepAsync(Snowflake guild, IQueryable<ArchivedMessage> which, bool isCard, ErasedCount count, CancellationToken cancellationToken)
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
                await unindex.RunAsync(ids, token);
                hashes = await EraseFilesAsync(ids, token);
                count.Deleted += await db.Edits.Where(e => ids.Contains(e.MessageId)).ExecuteDeleteAsync(token);
                var rows = db.Messages.Where(m => ids.Contains(m.Id));
                count.Anonymised += isCard ? await EraseCardsAsync(rows, token) : await EraseWordsAsync(rows, token);
            },
            cancellationToken);
        db.ChangeTracker.Clear();
        count.Deleted += hashes.Count;
        await release.RunAsync(guild, hashes, cancellationToken);
        return done > 0;
    }

    private static Task<int> EraseCardsAsync(IQueryable<ArchivedMessage> rows, CancellationToken cancellationToken) =>
        rows.ExecuteUpdateAsync(set => set.SetProperty(m => m.EmbedsJson, (string?)null), cancellationToken);

    private static Task<int> EraseWordsAsync(IQueryable<ArchivedMessage> rows, CancellationToken cancellationToken) => rows.ExecuteUpdateAsync(
        set => set.SetProperty(m => m.AuthorId, Erased.Id).SetProperty(m => m.AuthorName, Erased.Name).SetProperty(m => m.Content, "").SetProperty(m => m.Problem, Erased.Problem)
            .SetProperty(m => m.EmbedsJson, (string?)null).SetProperty(m => m.ComponentsJson, (string?)null).SetProperty(m => m.StickersJson, (string?)null)
            .SetProperty(m => m.ForwardsJson, (string?)null).SetProperty(m => m.MentionsJson, (string?)null),
        cancellationToken);

    private async Task<List<string>> EraseFilesAsync(List<Snowflake> messages, CancellationToken cancellationToken)
    {
        var files = db.Attachments.Where(a => messages.Contains(a.MessageId) && a.Problem != FileRules.Erased);
        var hashes = await files.Where(a => a.Hash != null).Select(a => a.Hash!).ToListAsync(cancellationToken);
        await files.ExecuteUpdateAsync(
            set => set.SetProperty(a => a.FileName, "—").SetProperty(a => a.Description, (string?)null).SetProperty(a => a.Hash, (string?)null).SetProperty(a => a.Problem, FileRules.Erased),
            cancellationToken);
        return hashes;
    }

    // What names somebody is found by reading all of it: nobody is looked up like that but here.
    private async Task RenameInMessagesAsync(IQueryable<Guid> over, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var (mention, nick, id) = ($"%<@{user}>%", $"%<@!{user}>%", $"%\"{user}\"%");
        var named = await db.Messages.Where(m => over.Contains(m.TicketId) && (EF.Functions.Like(m.Content, mention) || EF.Functions.Like(m.Content, nick)
                || EF.Functions.Like(m.EmbedsJson!, mention) || EF.Functions.Like(m.ComponentsJson!, mention) || EF.Functions.Like(m.ForwardsJson!, mention) || EF.Functions.Like(m.MentionsJson!, id)))
            .Select(m => m.Id).ToListAsync(cancellationToken);
        foreach (var ids in named.Chunk(Batch))
        {
            await ChangeAsync(
                async token =>
                {
                    var rows = await db.Messages.Where(m => ids.Contains(m.Id)).ToListAsync(token);
                    rows.ForEach(row => Rename(row, user));
                    await index.RunAsync(rows, token);
                },
                cancellationToken);
            count.Anonymised += ids.Length;
        }
    }

    private static void Rename(ArchivedMessage row, Snowflake user)
    {
        row.Content = Erased.Without(row.Content, user)!;
        row.EmbedsJson = Erased.Without(row.EmbedsJson, user);
        row.ComponentsJson = Erased.Without(row.ComponentsJson, user);
        row.ForwardsJson = Erased.Without(row.ForwardsJson, user);
        row.MentionsJson = ArchiveJson.Write([.. row.Mentions().Where(person => person.Id != user)]);
    }

    private async Task RenameInEditsAsync(IQueryable<Guid> over, Snowflake user, CancellationToken cancellationToken)
    {
        var (mention, nick) = ($"%<@{user}>%", $"%<@!{user}>%");
        var ids = await db.Edits.Where(e => db.Messages.Any(m => m.Id == e.MessageId && over.Contains(m.TicketId))
                && (EF.Functions.Like(e.Content, mention) || EF.Functions.Like(e.Content, nick) || EF.Functions.Like(e.EmbedsJson!, mention)))
            .Select(e => e.Id).ToListAsync(cancellationToken);
        foreach (var some in ids.Chunk(Batch))
        {
            await ChangeAsync(
                async token =>
                {
                    foreach (var edit in await db.Edits.Where(e => some.Contains(e.Id)).ToListAsync(token))
                        (edit.Content, edit.EmbedsJson) = (Erased.Without(edit.Content, user)!, Erased.Without(edit.EmbedsJson, user));
                },
                cancellationToken);
        }
    }

    private async Task ChangeAsync(Func<CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await db.WriteAsync(
            async token =>
            {
                await change(token);
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        db.ChangeTracker.Clear();
    }
}
