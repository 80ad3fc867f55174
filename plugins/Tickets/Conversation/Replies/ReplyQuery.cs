using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>Finds canned replies: those of all departments, and of the departments where the member is staff.</summary>
internal sealed class ReplyQuery(TicketsDbContext db)
{
    public const int MaxNameLength = 50;
    private const int MaxChoices = 25;

    public static string CleanName(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string KeyOf(string name) => CleanName(name).Normalize().ToUpperInvariant();

    public static IQueryable<CannedReply> Visible(IQueryable<CannedReply> replies, Requester asker)
    {
        replies = replies.Where(r => r.GuildId == asker.Guild);
        return asker.Departments is { } departments
            ? replies.Where(r => r.DepartmentId == null || departments.Contains(r.DepartmentId.Value))
            : replies;
    }

    public async Task<IQueryable<CannedReply>> VisibleAsync(InteractionContext context, CancellationToken cancellationToken) =>
        Visible(db.CannedReplies, await Requester.ReadAsync(db, context.GuildId, context.Member, cancellationToken));

    public async Task<CannedReply?> FindAsync(InteractionContext context, string name, CancellationToken cancellationToken)
    {
        var key = KeyOf(name);
        return await (await VisibleAsync(context, cancellationToken)).SingleOrDefaultAsync(r => r.Key == key, cancellationToken);
    }

    public async Task<CannedReply?> FindAsync(InteractionContext context, Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(context, cancellationToken)).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);

    /// <summary>Autocomplete by any part of a name; matches at the beginning come first.</summary>
    public static async Task<IReadOnlyList<Choice>> CompleteAsync(
        IQueryable<CannedReply> replies,
        string typed,
        CancellationToken cancellationToken
    )
    {
        var key = KeyOf(typed);
        var names = await replies
            .Where(r => r.Key.Contains(key))
            .OrderByDescending(r => r.Key.StartsWith(key))
            .ThenBy(r => r.Key)
            .Take(MaxChoices)
            .Select(r => r.Name)
            .ToListAsync(cancellationToken);
        return [.. names.Select(name => new Choice(name, name))];
    }

    /// <summary>The refusal of an unknown reply.</summary>
    public static Refusal Missing(string name) => new("reply.missing", Markdown.Escape(Truncate.To(name, MaxNameLength)));
}
