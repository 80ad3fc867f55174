using System.Globalization;
using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets;

/// <summary>Closes a ticket, after asking for a reason.</summary>
internal sealed class CloseTicket(TicketsDbContext db, ChangeTicket change, WriteClosing write, RefusedForms refused)
{
    private const int MostPresets = 25;
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
        var ticket = await db.Tickets.AsNoTracking().InChannel(context.GuildId, context.ChannelId).Include(t => t.Department)
            .SingleOrDefaultAsync(t => t.Id == ticketId, cancellationToken);
        return ticket is null
            ? Form.Refuse(TicketTexts.Get(context.Culture, "refuse.no-ticket"))
            : Content(ticket, context.Culture).Open();
    }

    [Form("close"), RequireAction(TicketAction.Close), Public]
    public async Task<Reply> CloseAsync(
        FormContext context, Guid ticketId, [Input("preset")] IReadOnlyList<string> presets, [Input("reason")] string reason, CancellationToken cancellationToken)
    {
        var result = await change.InChannelAsync(
            context,
            ticketId,
            TicketAction.Close,
            closing =>
            {
                closing.Ticket.CloseReason = Reason(presets, reason);
                return null;
            },
            cancellationToken);
        return result switch
        {
            { Refusal: null, Ticket: { } closed } => await write.RunAsync(closed, cancellationToken),
            // A closed one will not be closed again: there is nothing to send the reason to.
            { Refusal: { } refusal, Ticket: { IsClosed: false } open } =>
                Reply.Refuse(await refused.KeepAsync(context, context.GuildId, Content(open, context.Culture), refusal.In(context.Culture), cancellationToken)),
            _ => Reply.Refuse(result.Refusal!.In(context.Culture)),
        };
    }

    private static FormContent Content(Ticket ticket, CultureInfo culture) =>
        new(Route(ticket.Id), TicketTexts.Get(culture, "close.form.title", ticket.Label), Inputs(ticket.Department!, culture));

    private static List<FormInput> Inputs(Department department, CultureInfo culture)
    {
        List<FormInput> inputs = [];
        if (department.CloseReasons.Count > 0)
        {
            inputs.Add(new StringSelectInput(
                "preset", TicketTexts.Get(culture, "close.form.preset"), [.. department.CloseReasons.Take(MostPresets).Select(preset => new SelectOption(preset, preset))])
            {
                Required = false,
            });
        }

        inputs.Add(new TextInput("reason", TicketTexts.Get(culture, inputs.Count == 0 ? "close.form.reason" : "close.form.details"))
        {
            Description = TicketTexts.Get(culture, "close.form.help"),
            Multiline = true,
            Required = false,
            MaxLength = LongestReason,
        });
        return inputs;
    }

    private static string? Reason(IReadOnlyList<string> presets, string written)
    {
        var reason = string.Join("\n", presets.Append(written).Select(VisibleText.Trim).Where(part => part.Length > 0));
        return reason.Length == 0 ? null : reason;
    }
}
