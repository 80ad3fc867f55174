using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>
/// Goes on with a ticket whose channel is gone: by its number, or by the button of its log message. Who may is a matter of that ticket, not of the
/// channel where it is asked for; <see cref="GoOn"/> looks.
/// </summary>
internal sealed class ReopenClosed(TicketsDbContext db, GoOn goOn)
{
    public static Button Button(Guid ticket, CultureInfo culture) =>
        new(Route.To("reopen-closed", ticket), TicketTexts.Get(culture, "button.Reopen")) { Style = ButtonStyle.Secondary, Emoji = "🔓" };

    [Command("ticket reopen", "Go on with a closed ticket in a new channel"), Everyone]
    public async Task<Reply> RunAsync(
        CommandContext context, [Option("number", "The number of the ticket", Min = 1, Max = int.MaxValue)] long number, CancellationToken cancellationToken)
    {
        var id = await db.Tickets.Where(t => t.GuildId == context.GuildId && t.Number == number).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } found
            ? await AskAsync(context, found, cancellationToken)
            : Reply.Refuse(TicketTexts.Get(context.Culture, "reopen.unknown", number));
    }

    [Button("reopen-closed"), Everyone]
    public Task<Reply> RunAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken) => AskAsync(context, ticketId, cancellationToken);

    // A stranger does not learn how a ticket is.
    private async Task<Reply> AskAsync(InteractionContext context, Guid id, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().WithDepartment().SingleOrDefaultAsync(t => t.Id == id && t.GuildId == context.GuildId, cancellationToken);
        return ticket is null || TicketRoles.Of(ticket, context.Member) == ActorRoles.None
            ? Reply.Refuse(TicketTexts.Get(context.Culture, "refuse.staff"))
            : await goOn.RunAsync(context, id, cancellationToken);
    }
}
