using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Attachments;

/// <summary>Deletes files that are no longer referenced. A crash in between leaves a row for the next run.</summary>
internal sealed class UnreferencedFiles(TicketsDbContext db, AttachmentFiles files, FileLocks locks)
{
    private const int Batch = 200;

    /// <summary>Checks some files of a server.</summary>
    /// <returns>The number of freed bytes of the server's quota.</returns>
    public async Task<long> ReleaseAsync(Snowflake guild, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0)
            return 0;
        var forms = await InFormsAsync(cancellationToken);
        long freed = 0;
        foreach (var hash in hashes.Distinct())
            freed += await locks.WithBytesAsync(() => ReleaseAsync(guild, hash, forms, cancellationToken), cancellationToken);
        return freed;
    }

    /// <summary>Finds unreferenced files left by an interrupted deletion.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var unnamed = await db
            .StoredFiles.AsNoTracking()
            .Where(f => !db.Attachments.Any(a => a.Hash == f.Hash && db.Tickets.Any(t => t.Id == a.TicketId && t.GuildId == f.GuildId)))
            .ToListAsync(cancellationToken);
        foreach (var batch in unnamed.GroupBy(file => file.GuildId).SelectMany(guild => guild.Chunk(Batch)))
            await ReleaseAsync(batch[0].GuildId, [.. batch.Select(file => file.Hash)], cancellationToken);
    }

    private async Task<long> ReleaseAsync(
        Snowflake guild,
        string hash,
        ILookup<string, Snowflake> forms,
        CancellationToken cancellationToken
    )
    {
        var named = db.Attachments.Where(a => a.Hash == hash);
        if (
            locks.IsPromised(hash)
            || forms[hash].Contains(guild)
            || await named.AnyAsync(a => db.Tickets.Any(t => t.Id == a.TicketId && t.GuildId == guild), cancellationToken)
        )
            return 0;
        if (
            !forms.Contains(hash)
            && !await named.AnyAsync(cancellationToken)
            && !await db.StoredFiles.AnyAsync(f => f.Hash == hash && f.GuildId != guild, cancellationToken)
        )
            files.Delete(hash);
        var row = db.StoredFiles.Where(f => f.GuildId == guild && f.Hash == hash);
        var size = await row.SumAsync(f => f.Size, cancellationToken);
        await row.ExecuteDeleteAsync(cancellationToken);
        return size;
    }

    // Answers are stored as JSON; few have files, and this runs rarely.
    private async Task<ILookup<string, Snowflake>> InFormsAsync(CancellationToken cancellationToken)
    {
        const string AnyHash = """%"Hash":"%""";
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(d => EF.Functions.Like((string)(object)d.Answers, AnyHash))
            .Select(d => new { d.GuildId, d.Answers })
            .ToListAsync(cancellationToken);
        var tickets = await db
            .Tickets.AsNoTracking()
            .Where(t => EF.Functions.Like((string)(object)t.Answers, AnyHash))
            .Select(t => new { t.GuildId, t.Answers })
            .ToListAsync(cancellationToken);
        return drafts
            .Concat(tickets)
            .SelectMany(form => form.Answers.SelectMany(answer => answer.Files).Select(file => (file.Hash, form.GuildId)))
            .Where(file => file.Hash is not null)
            .ToLookup(file => file.Hash!, file => file.GuildId);
    }
}
