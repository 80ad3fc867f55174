using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Privacy.UserData;

/// <summary>Collects a staff member's data besides history and messages: metrics, searches, exports and canned replies.</summary>
internal sealed class StaffDataCollector(TicketsDbContext db)
{
    public async Task<IReadOnlyList<(string Name, IReadOnlyList<object> Rows)>> RunAsync(
        Snowflake guild,
        Snowflake user,
        CancellationToken cancellationToken
    )
    {
        var responses = await db
            .Responses.AsNoTracking()
            .Where(r => r.GuildId == guild && r.StaffId == user)
            .OrderBy(r => r.MessageId)
            .Join(
                db.Metrics,
                r => r.TicketId,
                n => n.TicketId,
                (r, n) =>
                    new
                    {
                        n.Number,
                        r.At,
                        r.WaitMs,
                        r.IsFirst,
                    }
            )
            .ToListAsync(cancellationToken);
        var counted = await db
            .Metrics.AsNoTracking()
            .Where(n =>
                n.GuildId == guild && (n.StaffId == user || n.AssigneeId == user || n.FirstResponderId == user || n.CloserId == user)
            )
            .OrderBy(n => n.Number)
            .ToListAsync(cancellationToken);
        var names = await db.StaffNames.AsNoTracking().Where(n => n.GuildId == guild && n.MemberId == user).ToListAsync(cancellationToken);
        var searches = await db
            .Searches.AsNoTracking()
            .Where(s => s.GuildId == guild && s.UserId == user)
            .OrderBy(s => s.CreatedAt)
            .ToListAsync(cancellationToken);
        var exports = await db
            .Exports.AsNoTracking()
            .Where(e => e.GuildId == guild && e.RequesterId == user)
            .OrderBy(e => e.CreatedAt)
            .ToListAsync(cancellationToken);
        var replies = await db
            .CannedReplies.AsNoTracking()
            .Where(r => r.GuildId == guild && r.SavedById == user)
            .OrderBy(r => r.Key)
            .ToListAsync(cancellationToken);
        return
        [
            (
                "canned-replies.json",
                [
                    .. replies.Select(r => new
                    {
                        r.Name,
                        r.Text,
                        r.SavedAt,
                    }),
                ]
            ),
            (
                "responses.json",
                [
                    .. responses.Select(r => new
                    {
                        Ticket = Ticket.LabelOf(r.Number),
                        r.At,
                        Waited = TimeSpan.FromMilliseconds(r.WaitMs),
                        First = r.IsFirst,
                    }),
                ]
            ),
            (
                "counted.json",
                [
                    .. counted.Select(n => new
                    {
                        Ticket = Ticket.LabelOf(n.Number),
                        CountsForYou = n.StaffId == user,
                        Assigned = n.AssigneeId == user,
                        AnsweredFirst = n.FirstResponderId == user,
                        Closed = n.CloserId == user,
                    }),
                ]
            ),
            ("staff-name.json", [.. names.Select(n => new { n.Name, n.SeenAt })]),
            (
                "searches.json",
                [
                    .. searches.Select(s => new
                    {
                        s.CreatedAt,
                        s.Filters.Text,
                        s.Filters.From,
                        s.Filters.To,
                    }),
                ]
            ),
            (
                "exports.json",
                [
                    .. exports.Select(e => new
                    {
                        e.CreatedAt,
                        e.FinishedAt,
                        State = e.State.ToString(),
                        Tickets = e.Done,
                    }),
                ]
            ),
        ];
    }
}
