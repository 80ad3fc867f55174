using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Conversation.Priorities;

/// <summary>Sets the priority of a ticket.</summary>
internal sealed class SetPriority(TicketActions change)
{
    [Command("staff priority", "Set the priority"), RequireAction(TicketAction.SetPriority)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("level", "How urgent it is")] TicketPriority level,
        CancellationToken cancellationToken
    )
    {
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.SetPriority,
            setting =>
            {
                setting.Ticket.SetPriority(level);
                setting.Detail = level.ToString();
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? refusal
            : context.Text("priority.done", result.Ticket!.Label, context.Text($"priority.{level}"));
    }
}
