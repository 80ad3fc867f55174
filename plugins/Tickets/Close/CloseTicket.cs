using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DCTicket.Tickets;

/// <summary>Closes a ticket, after asking for a reason.</summary>
internal sealed class CloseTicket(TicketsDbContext db, ContinueTicket continueTicket, Claims claims, IOptions<TicketsOptions> options)
{
    public static Route Route(Guid ticket) => Contracts.Route.To("close", ticket);

    [Command("close", "Close this ticket"), RequireTicketRole(TicketRole.Owner | TicketRole.Staff)]
    public async Task<Reply> AskAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).SingleOrDefaultAsync(cancellationToken);
        if (ticket is null or { IsClosed: true })
            return Reply.Refuse(TicketTexts.Get(context.Culture, "close.already"));
        return new OutgoingMessage
        {
            Content = TicketTexts.Get(context.Culture, "close.ask", ticket.Label),
            Buttons = [new Button(Route(ticket.Id), TicketTexts.Get(context.Culture, "close.button")) { Style = ButtonStyle.Danger, Emoji = "🔒" }],
        };
    }

    [Button("close"), RequireTicketRole(TicketRole.Owner | TicketRole.Staff)]
    public async Task<Form> AskReasonAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var ticket = await Find(context, ticketId).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (ticket is null or { IsClosed: true })
            return Form.Refuse(TicketTexts.Get(context.Culture, "close.already"));
        return new Form(
            Route(ticketId),
            TicketTexts.Get(context.Culture, "close.form.title", ticket.Label),
            new TextInput("reason", TicketTexts.Get(context.Culture, "close.form.reason"))
            {
                Description = TicketTexts.Get(context.Culture, "close.form.help"),
                Multiline = true,
                Required = false,
                MaxLength = 500,
            });
    }

    [Form("close"), RequireTicketRole(TicketRole.Owner | TicketRole.Staff)]
    public async Task<Reply> CloseAsync(FormContext context, Guid ticketId, [Input("reason")] string reason, CancellationToken cancellationToken)
    {
        var ticket = await Find(context, ticketId).WithDepartment().SingleOrDefaultAsync(cancellationToken);
        if (ticket is null or { IsClosed: true } || !await TrySaveAsync(ticket, context.Member, reason.Trim(), cancellationToken))
            return Reply.Refuse(TicketTexts.Get(context.Culture, "close.already"));
        await continueTicket.RunAsync(ticket, repeat: false, cancellationToken);
        return TicketTexts.Get(context.Culture, "close.done", ticket.Label, Markdown.Relative(ticket.DeleteChannelAt!.Value));
    }

    private async Task<bool> TrySaveAsync(Ticket ticket, Member by, string reason, CancellationToken cancellationToken)
    {
        ticket.Close(claims.Now, by.User, by.DisplayName, reason.Length == 0 ? null : reason[..Math.Min(reason.Length, 500)]);
        ticket.DeleteChannelAt = claims.Now + options.Value.GraceTime;
        ticket.NextStepAt = claims.Until;
        db.Raise(new TicketClosed(ticket.GuildId, ticket.Id, ticket.Number, ticket.Department!.Key, ticket.OwnerId, by.User.Id));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else was faster, and has told the other plugins.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private IQueryable<Ticket> Find(InteractionContext context, Guid ticket) =>
        db.Tickets.InChannel(context.GuildId, context.ChannelId).Where(t => t.Id == ticket);
}
