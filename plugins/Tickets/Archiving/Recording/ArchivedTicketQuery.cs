using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Recording;

/// <summary>
/// Reads the ticket data that each message needs: owner, state, activity, closing message. Read within the transaction of each batch, so
/// that it is current.
/// </summary>
internal sealed class ArchivedTicketQuery(TicketsDbContext db)
{
    /// <summary>By channel. Texts, files and effects are not loaded. Content deleted by retention stays deleted.</summary>
    public async Task<Dictionary<Snowflake, Ticket>> FindAsync(IReadOnlyList<Snowflake> channels, CancellationToken cancellationToken)
    {
        var rows = await db
            .Tickets.AsNoTracking()
            .AsSingleQuery()
            .Where(t => t.ChannelId != null && EF.Parameter(channels).Contains(t.ChannelId.Value) && t.MessagesRemovedAt == null)
            .Select(t => new TicketExcerpt
            {
                Id = t.Id,
                GuildId = t.GuildId,
                Number = t.Number,
                ChannelId = t.ChannelId!.Value,
                DepartmentId = t.DepartmentId,
                OwnerId = t.OwnerId,
                AssigneeId = t.AssigneeId,
                State = t.State,
                Version = t.Version,
                CreatedAt = t.CreatedAt,
                StateChangedAt = t.StateChangedAt,
                LastCustomerMessageAt = t.LastCustomerMessageAt,
                LastStaffMessageAt = t.LastStaffMessageAt,
                FirstResponseAt = t.FirstResponseAt,
                WarnedAt = t.WarnedAt,
                CloseRequestedAt = t.CloseRequestedAt,
                CloseRequestExpiresAt = t.CloseRequestExpiresAt,
                SnoozedUntil = t.SnoozedUntil,
                SnoozeEndedAt = t.SnoozeEndedAt,
                IsKeptOpen = t.IsKeptOpen,
                DeadlineAt = t.DeadlineAt,
                ClosingMessageId = t.ClosingMessageId,
                Rules = t.Department!.Rules,
                Staff = t.Department.Roles.Where(role => role.Kind == DepartmentRoleKind.Staff).Select(role => role.RoleId).ToList(),
                Members = t.Members.Select(m => new TicketMember { TargetId = m.TargetId, IsRole = m.IsRole }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.ChannelId, Ticket.Of);
    }
}
