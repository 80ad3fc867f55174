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
            .Select(t => new
            {
                t.Id,
                t.GuildId,
                t.Number,
                t.ChannelId,
                t.DepartmentId,
                t.OwnerId,
                t.AssigneeId,
                t.State,
                t.Version,
                t.CreatedAt,
                t.StateChangedAt,
                t.LastCustomerMessageAt,
                t.LastStaffMessageAt,
                t.FirstResponseAt,
                t.WarnedAt,
                t.DeadlineAt,
                t.ClosingMessageId,
                t.Department!.Rules,
                Staff = t.Department.Roles.Where(role => role.Kind == DepartmentRoleKind.Staff).Select(role => role.RoleId).ToList(),
                Members = t.Members.Select(m => new { m.TargetId, m.IsRole }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.ChannelId!.Value,
            row => new Ticket
            {
                Id = row.Id,
                GuildId = row.GuildId,
                Number = row.Number,
                ChannelId = row.ChannelId,
                DepartmentId = row.DepartmentId,
                Department = new Department
                {
                    Id = row.DepartmentId,
                    Key = "",
                    Rules = row.Rules,
                    Roles = [.. row.Staff.Select(role => new DepartmentRole { RoleId = role, Kind = DepartmentRoleKind.Staff })],
                },
                OwnerId = row.OwnerId,
                OwnerName = "",
                OwnerCulture = "",
                Description = "",
                AssigneeId = row.AssigneeId,
                State = row.State,
                Version = row.Version,
                CreatedAt = row.CreatedAt,
                StateChangedAt = row.StateChangedAt,
                LastCustomerMessageAt = row.LastCustomerMessageAt,
                LastStaffMessageAt = row.LastStaffMessageAt,
                FirstResponseAt = row.FirstResponseAt,
                WarnedAt = row.WarnedAt,
                DeadlineAt = row.DeadlineAt,
                ClosingMessageId = row.ClosingMessageId,
                Members = [.. row.Members.Select(m => new TicketMember { TargetId = m.TargetId, IsRole = m.IsRole })],
            }
        );
    }
}
