using DCTicket.Contracts;
using DCTicket.Tickets.Archiving.Recording;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Integration;

/// <summary>Reads what was written in a ticket for other plugins: what the customer may see, and nothing else.</summary>
internal sealed class TicketMessageQuery(TicketsDbContext db, ArchiveWriter writer)
{
    private const int MaxCount = 500;

    public async Task<IReadOnlyList<TicketMessageInfo>> ReadAsync(
        Snowflake guild,
        Guid ticket,
        Snowflake? before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxCount);
        // What has just come in may still be on its way to the archive.
        await writer.FlushAsync(cancellationToken);
        var messages = db.Messages.AsNoTracking().Where(m => m.TicketId == ticket && m.DeletedAt == null && !m.IsInPrivateThread);
        messages = messages.Where(m => m.Kind != MessageKind.System && db.Tickets.Any(t => t.Id == ticket && t.GuildId == guild));
        if (before is { } end)
            messages = messages.Where(m => m.Id < end);
        var rows = await messages.OrderByDescending(m => m.Id).Take(limit).ToListAsync(cancellationToken);
        return
        [
            .. rows.AsEnumerable()
                .Reverse()
                .Select(row => new TicketMessageInfo
                {
                    Id = row.Id,
                    AuthorId = row.AuthorId,
                    AuthorName = row.AuthorName,
                    AuthorRole = TicketRoles.Contract(row.AuthorRoles),
                    IsBot = row.AuthorIsBot,
                    IsOwn = row.Kind == MessageKind.Own,
                    Content = row.Content,
                    At = row.CreatedAt,
                }),
        ];
    }
}
