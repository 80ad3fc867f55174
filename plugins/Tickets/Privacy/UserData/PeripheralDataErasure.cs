using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Attachments;
using DCTicket.Tickets.Archiving.Index;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>Erases a user from notes, history, invitations and notices, and from data beside tickets.</summary>
internal sealed class PeripheralDataErasure(TicketsDbContext db, UnreferencedFiles release, TimeProvider time)
{
    public async Task EraseAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var over = db.Over(guild).Select(t => t.Id);
        count.Deleted += await EraseNotesAsync(over, user, cancellationToken);
        count.Anonymised += await db
            .History.Where(h => h.GuildId == guild && h.ActorId == user && over.Contains(h.TicketId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(h => h.ActorId, DeletedUser.Id).SetProperty(h => h.ActorName, DeletedUser.Name),
                cancellationToken
            );
        var id = user.ToString();
        await db
            .History.Where(h => h.GuildId == guild && h.Detail == id && over.Contains(h.TicketId))
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Detail, (string?)null), cancellationToken);
        count.Deleted += await db
            .Members.Where(m => m.TargetId == user && !m.IsRole && over.Contains(m.TicketId))
            .ExecuteDeleteAsync(cancellationToken);
        await db
            .Members.Where(m => m.InvitedById == user && over.Contains(m.TicketId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.InvitedById, DeletedUser.Id), cancellationToken);
        await ErasePostsAsync(over, user, cancellationToken);
        await EraseBesidesAsync(guild, user, count, cancellationToken);
    }

    private async Task<int> EraseNotesAsync(IQueryable<Guid> over, Snowflake user, CancellationToken cancellationToken)
    {
        var notes = db.Notes.Where(n => n.AuthorId == user && over.Contains(n.TicketId));
        var count = 0;
        db.ChangeTracker.Clear();
        await db.WriteAsync(
            async token =>
            {
                var ids = await notes.Select(n => (long?)n.Id).ToListAsync(token);
                if (ids.Count == 0)
                    return;
                var texts = await db.SearchTexts.Where(text => ids.Contains(text.NoteId)).ToListAsync(token);
                db.IndexEntries.AddRange(texts.Select(text => new IndexEntry { Target = text.Id }));
                db.SearchTexts.RemoveRange(texts);
                await db.SaveChangesAsync(token);
                count = await notes.ExecuteDeleteAsync(token);
            },
            cancellationToken
        );
        db.ChangeTracker.Clear();
        return count;
    }

    private async Task ErasePostsAsync(IQueryable<Guid> over, Snowflake user, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var mention = $"%{Mention.User(user)}%";
        var posts = await db
            .Notices.Where(p =>
                over.Contains(p.TicketId) && (p.PingsUser == user || EF.Functions.Like((string)(object)p.Arguments, mention))
            )
            .ToListAsync(cancellationToken);
        foreach (var post in posts)
        {
            post.PingsUser = post.PingsUser == user ? null : post.PingsUser;
            post.Arguments = [.. post.Arguments.Select(argument => DeletedUser.Without(argument, user)!)];
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task EraseBesidesAsync(Snowflake guild, Snowflake user, ErasedCount count, CancellationToken cancellationToken)
    {
        var drafts = db.Drafts.Where(d => d.GuildId == guild && d.UserId == user);
        var answers = await drafts.AsNoTracking().Select(d => d.Answers).ToListAsync(cancellationToken);
        count.Deleted += await drafts.ExecuteDeleteAsync(cancellationToken);
        await release.ReleaseAsync(guild, [.. answers.SelectMany(Hashes)], cancellationToken);
        count.Deleted += await db.RefusedForms.Where(f => f.GuildId == guild && f.UserId == user).ExecuteDeleteAsync(cancellationToken);
        count.Deleted += await db
            .OpenRequests.Where(r => r.GuildId == guild && (r.UserId == user || r.OwnerId == user))
            .ExecuteDeleteAsync(cancellationToken);
        count.Deleted += await EraseSearchesAsync(guild, user, cancellationToken);
        await db
            .SetupPlans.Where(r => r.GuildId == guild && r.ById == user)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ById, DeletedUser.Id), cancellationToken);
        count.Anonymised += await EraseRepliesAsync(guild, user, cancellationToken);

        // Otherwise a blocked member could get unblocked by an erasure.
        var entries = db.Blocklist.Where(b => b.GuildId == guild);
        await entries
            .Where(b => b.AddedById == user)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.AddedById, DeletedUser.Id), cancellationToken);
        var now = time.GetUtcNow();
        count.Deleted += await entries
            .Where(b => b.UserId == user && b.Until != null && b.Until <= now)
            .ExecuteDeleteAsync(cancellationToken);
        count.Kept += await entries.CountAsync(b => b.UserId == user, cancellationToken);
    }

    // A canned reply belongs to the server.
    private async Task<int> EraseRepliesAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var id = user.ToString();
        var replies = await db
            .CannedReplies.Where(r => r.GuildId == guild && (r.SavedById == user || r.Text.Contains(id)))
            .ToListAsync(cancellationToken);
        foreach (var reply in replies)
        {
            reply.SavedById = reply.SavedById == user ? DeletedUser.Id : reply.SavedById;
            reply.Text = DeletedUser.WithoutId(reply.Text, user)!;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return replies.Count;
    }

    // Those of others that filter by the user as well; all are from the last day.
    private async Task<int> EraseSearchesAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var searches = await db.Searches.AsNoTracking().Where(s => s.GuildId == guild).ToListAsync(cancellationToken);
        var ids = searches
            .Where(s => s.UserId == user || s.Filters.Customer == user || s.Filters.Staff == user || s.Filters.Author == user)
            .Select(s => s.Id)
            .ToList();
        return ids.Count == 0 ? 0 : await db.Searches.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<string> Hashes(List<TicketAnswer> answers) =>
        answers.SelectMany(answer => answer.Files).Select(file => file.Hash).OfType<string>();
}
