using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Labels;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Conversation.Details;

/// <summary>/ticket info: shows the ticket of this channel.</summary>
internal sealed class ShowTicketDetails(TicketsDbContext db, LabelQuery labels)
{
    [Command("ticket info", "Show ticket details"), RequireTicketRole(TicketRole.Owner | TicketRole.Staff | TicketRole.Invited)]
    public async Task<Reply> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .InChannel(context.GuildId, context.ChannelId)
            .WithDepartment()
            .SingleAsync(cancellationToken);
        string Text(string key) => context.Text(key);
        List<EmbedField> fields =
        [
            new(Text("field.status"), Text($"state.{ticket.State}"), Inline: true),
            new(Text("field.department"), Markdown.Escape(ticket.Department!.NameIn(context.Culture)), Inline: true),
            new(Text(ticket.OwnerField), Mention.User(ticket.OwnerId), Inline: true),
            new(Text("field.opened"), Timestamp.Relative(ticket.CreatedAt), Inline: true),
        ];
        var isStaff = TicketRoles.Of(ticket, context.Member).HasFlag(ActorRoles.Staff);
        // The priority is internal.
        if (isStaff)
            fields.Add(new(Text("field.priority"), Text($"priority.{ticket.Priority}"), Inline: true));
        if (ticket.AssigneeId is { } assignee)
            fields.Add(new(Text("field.assignee"), Mention.User(assignee), Inline: true));
        if (ticket.SnoozedUntil is { } until)
            fields.Add(new(Text("field.snoozed"), Timestamp.Exact(until), Inline: true));
        if (isStaff && ticket.IsKeptOpen)
            fields.Add(new(Text("field.auto-close"), Text("auto-close.off"), Inline: true));
        if (await labels.WriteAsync(ticket.Id, isStaff, cancellationToken) is { } shown)
            fields.Add(new(Text("field.labels"), shown, Inline: true));
        if (ticket.FirstResponseAt is { } first)
            fields.Add(new(Text("field.first-response"), Timestamp.Relative(first), Inline: true));
        if (TicketDeadline.Next(ticket, ticket.Department.Rules) is { } deadline)
            fields.Add(new(Text($"deadline.{deadline.Action}"), Timestamp.Relative(deadline.At), Inline: true));
        if (ticket.Members.Count > 0)
            fields.Add(
                new(
                    Text("field.invited"),
                    string.Join(' ', ticket.Members.Take(40).Select(m => m.IsRole ? Mention.Role(m.TargetId) : Mention.User(m.TargetId)))
                )
            );
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = context.Text("welcome.title", ticket.Label),
                    Color = Colors.Of(ticket.State),
                    Fields = fields,
                },
            ],
        };
    }
}
