using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Drafts: the submitted pages of a member's form. They survive a restart, and expire after a day.</summary>
internal sealed class FormDraftStore(TicketsDbContext db, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>The draft of an unchanged form; null for none.</summary>
    public async Task<FormDraft?> FindAsync(Department department, Snowflake user, Snowflake? request, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - Lifetime;
        var draft = await db
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(
                d => d.GuildId == department.GuildId && d.UserId == user && d.DepartmentId == department.Id && d.UpdatedAt > oldest,
                cancellationToken
            );
        return draft is not null && draft.RequestId == request && IsOf(draft, department) ? draft : null;
    }

    /// <summary>Adds a page to the draft; the first page starts a new one.</summary>
    public Task SaveAsync(
        Department department,
        Snowflake user,
        Snowflake? request,
        int page,
        IReadOnlyList<TicketAnswer> answers,
        CancellationToken cancellationToken
    ) =>
        // The member may send two pages at once.
        ConflictRetry.RetryAsync(
            db,
            async () =>
            {
                var draft = await db.Drafts.FindAsync([department.GuildId, user, department.Id], cancellationToken);
                if (draft is null)
                    db.Drafts.Add(
                        draft = new FormDraft
                        {
                            GuildId = department.GuildId,
                            UserId = user,
                            DepartmentId = department.Id,
                        }
                    );
                draft.Answers = page == 0 ? [.. answers] : Join(draft.Answers, answers);
                draft.Pages = page + 1;
                draft.RequestId = request;
                draft.UpdatedAt = time.GetUtcNow();
                return await db.SaveChangesAsync(cancellationToken);
            }
        );

    /// <summary>Merges answers; later pages win.</summary>
    public static List<TicketAnswer> Join(IEnumerable<TicketAnswer> earlier, IReadOnlyList<TicketAnswer> later) =>
        [.. earlier.Where(answer => later.All(other => other.Key != answer.Key)), .. later];

    // If an admin has changed the submitted pages meanwhile, the draft is outdated.
    private static bool IsOf(FormDraft draft, Department department)
    {
        var pages = DepartmentForm.Pages(department);
        if (draft.Pages >= pages.Count)
            return false;
        var asked = pages.Take(draft.Pages).SelectMany(page => page.Fields).ToList();
        return asked.Count == draft.Answers.Count
            && asked.TrueForAll(field => draft.Answers.Exists(answer => answer.Key == field.Key && answer.Kind == field.Kind));
    }
}
