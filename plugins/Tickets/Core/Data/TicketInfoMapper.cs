using DCTicket.Contracts;

namespace DCTicket.Tickets.Core.Data;

/// <summary>Maps a ticket to what other plugins see of it.</summary>
internal static class TicketInfoMapper
{
    /// <summary>The ticket, loaded with its department.</summary>
    public static TicketInfo ToInfo(this Ticket ticket) =>
        new()
        {
            Id = ticket.Id,
            GuildId = ticket.GuildId,
            Number = ticket.Number,
            Department = ticket.Department!.Key,
            State = ticket.State,
            Priority = ticket.Priority,
            Labels = [.. ticket.Labels.Select(l => l.Definition!.Name).Order(StringComparer.Ordinal)],
            OwnerId = ticket.OwnerId,
            OwnerName = ticket.OwnerName,
            OwnerCulture = ticket.OwnerCulture,
            AssigneeId = ticket.AssigneeId,
            ChannelId = ticket.LiveChannelId,
            IsThread = ticket.IsThread,
            ReopenedFromId = ticket.ReopenedFromId,
            OpenedAt = ticket.CreatedAt,
            StateChangedAt = ticket.StateChangedAt,
            LastCustomerMessageAt = ticket.LastCustomerMessageAt,
            LastStaffMessageAt = ticket.LastStaffMessageAt,
            FirstResponseAt = ticket.FirstResponseAt,
            ClosedAt = ticket.ClosedAt,
            Description = ticket.Description,
            Answers = [.. ticket.Answers.Select(answer => new TicketFormAnswer(answer.Label, string.Join('\n', answer.Values)))],
        };
}
