using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Location;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Opening.Placement;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Renaming;

/// <summary>Renames a ticket's channel. Discord allows two changes in ten minutes.</summary>
internal sealed class RenameTicket(TicketActions change, LocationOutcomeQuery places)
{
    [Command("staff rename", "Rename this ticket’s channel"), RequireAction(TicketAction.Rename)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("name", "The new name; Discord makes it lowercase and replaces spaces with -", MinLength = 1, MaxLength = 100)] string name,
        CancellationToken cancellationToken
    )
    {
        // In Discord's form.
        var wanted = ChannelName.Shorten(ChannelName.Normalize(name), ChannelName.MaxLength);
        if (wanted.Length == 0)
            return new Refusal("rename.empty");
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.Rename,
            renaming =>
            {
                renaming.Ticket.Rename(wanted);
                renaming.Detail = wanted;
                return null;
            },
            cancellationToken
        );
        if (result.Refusal is { } refusal)
            return refusal;
        var outcome = await places.FindAsync(result, cancellationToken);
        var (called, asked) = (Markdown.Escape(outcome.Name), Markdown.Escape(outcome.Wanted));
        return outcome switch
        {
            { State: LocationState.Renamed } when outcome.Name == outcome.Wanted => context.Text("rename.done", called),
            { State: LocationState.Renamed } => context.Text("rename.instead", called, asked),
            { State: LocationState.Waits, At: { } at } => context.Text("rename.later", called, Timestamp.Relative(at)),
            { State: LocationState.Refused } => new Refusal("rename.refused"),
            { State: LocationState.Closed } => new Refusal("refuse.closed"),
            _ => context.Text("rename.delayed", called),
        };
    }
}
