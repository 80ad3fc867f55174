using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Requests;

/// <summary>
/// /staff request-close: asks the customer whether the ticket can be closed. It closes when they agree or do not answer in time; any other
/// word of theirs ends the request.
/// </summary>
internal sealed class RequestClose(TicketsDbContext db, TicketActions change)
{
    private const int MaxReasonLength = 500;

    // Autocomplete of the offered reasons.
    private const int MaxChoice = 100;

    [Command("staff request-close", "Ask the customer whether this ticket can be closed"), RequireAction(TicketAction.RequestClose)]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("reason", "The reason of closing; the customer sees it", MaxLength = MaxReasonLength, Autocomplete = nameof(CompleteAsync))]
            string? reason,
        CancellationToken cancellationToken
    )
    {
        var text = VisibleText.Trim(reason);
        var result = await change.InChannelAsync(
            context,
            null,
            TicketAction.RequestClose,
            asking => Ask(asking, context.Member.User.Id, text.Length == 0 ? null : text),
            cancellationToken
        );
        return result.Refusal is { } refusal
            ? refusal
            : await change.AnswerAsync(
                result,
                context.Text("close-request.done", result.Ticket!.Label, Timestamp.Relative(result.Ticket.CloseRequestExpiresAt!.Value)),
                cancellationToken
            );
    }

    private async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken)
    {
        var department = await db
            .Tickets.AsNoTracking()
            .InChannel(context.GuildId, context.ChannelId)
            .Select(t => t.Department)
            .SingleOrDefaultAsync(cancellationToken);
        return
        [
            .. (department?.CloseReasons ?? [])
                .Where(preset => preset.Length <= MaxChoice)
                .Where(preset => preset.Contains(typed.Trim(), StringComparison.CurrentCultureIgnoreCase))
                .Select(preset => new Choice(preset, preset)),
        ];
    }

    private static Refusal? Ask(TicketChange asking, Snowflake by, string? reason)
    {
        var ticket = asking.Ticket;
        if (ticket.CloseRequestExpiresAt is { } open)
            return new Refusal("close-request.pending", Timestamp.Relative(open));
        var expires = asking.Now + ticket.Department!.Rules.CloseRequestPeriod;
        ticket.RequestClose(by, reason, asking.Now, expires);
        asking.PingsUser = ticket.OwnerId;
        asking.Post = [Mention.User(ticket.OwnerId), Mention.User(by), Timestamp.Relative(expires)];
        return null;
    }
}
