using DCTicket.Contracts;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Conversation.Deadlines;

/// <summary>/staff auto-close: turns closing for inactivity off or on for a ticket.</summary>
internal sealed class SetAutoClose(TicketActions change)
{
    [Command("staff auto-close", "Turn closing for inactivity off or on for this ticket"), RequireAction(TicketAction.SetAutoClose)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("enabled", "Whether it may be closed when the customer does not answer")] bool enabled,
        CancellationToken cancellationToken
    )
    {
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.SetAutoClose,
            setting =>
            {
                setting.Ticket.SetAutoClose(enabled);
                setting.Detail = enabled ? "on" : "off";
                return null;
            },
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? refusal
            : context.Text(enabled ? "auto-close.enabled" : "auto-close.disabled", result.Ticket!.Label);
    }
}
