using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Reopening;

/// <summary>
/// Reopens a ticket: that of the channel, one by its number, or by the button of its log message. Permission depends on that ticket; <see
/// cref="ReopenAction"/> checks it.
/// </summary>
internal sealed class ReopenClosed(TicketsDbContext db, ReopenAction reopening)
{
    public static Button Button(Guid ticket, CultureInfo culture) =>
        new(Route.To("reopen-closed", ticket), TicketTexts.Get(culture, "button.Reopen")) { Style = ButtonStyle.Secondary, Emoji = "🔓" };

    [Command("ticket reopen", "Reopen a resolved or closed ticket"), Everyone]
    public async Task<Reply> RunAsync(
        CommandContext context,
        [Option("number", "The ticket number; leave empty for this channel’s ticket", Min = 1, Max = int.MaxValue)] long? number,
        CancellationToken cancellationToken
    )
    {
        if (
            await db.Tickets.NumberedOrInChannel(context, number).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellationToken)
            is not { } found
        )
            return new Refusal(number is null ? "refuse.no-ticket" : "reopen.unknown", number);
        // Participants in the channel know the ticket, and get a specific message.
        return number is null
            ? await reopening.ReopenAsync(context, found, cancellationToken)
            : await AskAsync(context, found, cancellationToken);
    }

    [Button("reopen-closed"), Everyone]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) =>
        AskAsync(context, ticketId, cancellationToken);

    // Others must not learn the state of a ticket.
    private async Task<Reply> AskAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        var ticket = await db
            .Tickets.AsNoTracking()
            .WithDepartment()
            .SingleOrDefaultAsync(t => t.Id == id && t.GuildId == context.GuildId, cancellationToken);
        return ticket is null || TicketRoles.Of(ticket, context.Member) == ActorRoles.None
            ? new Refusal("refuse.staff")
            : await reopening.ReopenAsync(context, id, cancellationToken);
    }
}
