using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Closes a ticket, after asking for a reason.</summary>
internal sealed class CloseTicket(TicketsDbContext db, ChangeTicket change)
{
    private const int LongestReason = 500;

    public static Route Route(Guid ticket) => WriteControl.RouteOf(TicketAction.Close, ticket);

    [Command("close", "Close this ticket"), RequireAction(TicketAction.Close)]
    public async Task<Reply> AskAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).SingleAsync(cancellationToken);
        return new OutgoingMessage
        {
            Content = TicketTexts.Get(context.Culture, "close.ask", ticket.Label),
            Buttons = [new Button(Route(ticket.Id), TicketTexts.Get(context.Culture, "button.Close")) { Style = ButtonStyle.Danger, Emoji = "🔒" }],
        };
    }

    [Button("close"), RequireAction(TicketAction.Close)]
    public async Task<Form> AskReasonAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).SingleOrDefaultAsync(t => t.Id == ticketId, cancellationToken);
        if (ticket is null)
            return Form.Refuse(TicketTexts.Get(context.Culture, "refuse.no-ticket"));
        return new Form(
            Route(ticketId),
            TicketTexts.Get(context.Culture, "close.form.title", ticket.Label),
            new TextInput("reason", TicketTexts.Get(context.Culture, "close.form.reason"))
            {
                Description = TicketTexts.Get(context.Culture, "close.form.help"),
                Multiline = true,
                Required = false,
                MaxLength = LongestReason,
            });
    }

    [Form("close"), RequireAction(TicketAction.Close)]
    public async Task<Reply> CloseAsync(FormContext context, Guid ticketId, [Input("reason")] string reason, CancellationToken cancellationToken)
    {
        var text = reason.Trim();
        var result = await change.InChannelAsync(
            context,
            ticketId,
            TicketAction.Close,
            closing =>
            {
                closing.Ticket.CloseReason = text.Length == 0 ? null : text[..Math.Min(text.Length, LongestReason)];
                return null;
            },
            cancellationToken);
        return result.Refusal is { } refusal
            ? Reply.Refuse(refusal.In(context.Culture))
            : TicketTexts.Get(context.Culture, "close.done", result.Ticket!.Label, Markdown.Relative(result.Ticket.DeleteChannelAt!.Value));
    }
}
