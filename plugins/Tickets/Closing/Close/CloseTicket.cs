using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.ControlMessage;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Tickets.Effects.Changes;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Closing.Close;

/// <summary>Closes a ticket, and asks for a reason if none was given.</summary>
internal sealed class CloseTicket(TicketsDbContext db, TicketActions change, ClosingMessageRenderer write, RefusedFormStore refused)
{
    private const int MaxPresets = 25;
    private const int MaxReasonLength = 500;

    // Autocomplete of the offered reasons.
    private const int MaxChoice = 100;

    public static Route Route(Guid ticket) => ControlMessageRenderer.RouteOf(TicketAction.Close, ticket);

    [Command("close", "Close this ticket"), RequireAction(TicketAction.Close), Public]
    public async Task<ReplyOrModal> RunAsync(
        CommandContext context,
        [Option("reason", "Why you close it; leave empty to be asked", MaxLength = MaxReasonLength, Autocomplete = nameof(CompleteAsync))]
            string? reason,
        CancellationToken cancellationToken
    )
    {
        if (Reason([], reason ?? "") is { } given)
            return await CloseAsync(context, null, given, null, cancellationToken);
        return await FindAsync(context, cancellationToken) is { } ticket
            ? Content(ticket, context.Culture).Open()
            : new Refusal("refuse.no-ticket");
    }

    [Button("close"), RequireAction(TicketAction.Close)]
    public async Task<Modal> AskReasonAsync(ComponentContext context, Guid ticketId, CancellationToken cancellationToken)
    {
        var ticket = await FindAsync(context, cancellationToken);
        return ticket?.Id == ticketId ? Content(ticket, context.Culture).Open() : new Refusal("refuse.no-ticket");
    }

    [ModalSubmit("close"), RequireAction(TicketAction.Close), Public]
    public Task<Reply> CloseAsync(
        ModalContext context,
        Guid ticketId,
        [Input("preset")] IReadOnlyList<string> presets,
        [Input("reason")] string reason,
        CancellationToken cancellationToken
    ) => CloseAsync(context, ticketId, Reason(presets, reason), context, cancellationToken);

    private async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        [
            .. ((await FindAsync(context, cancellationToken))?.Department!.CloseReasons ?? [])
                .Where(preset => preset.Length <= MaxChoice)
                .Where(preset => preset.Contains(typed.Trim(), StringComparison.CurrentCultureIgnoreCase))
                .Select(preset => new Choice(preset, preset)),
        ];

    private Task<Ticket?> FindAsync(InteractionContext context, CancellationToken cancellationToken) =>
        db
            .Tickets.AsNoTracking()
            .InChannel(context.GuildId, context.ChannelId)
            .Include(t => t.Department)
            .SingleOrDefaultAsync(cancellationToken);

    private async Task<Reply> CloseAsync(
        InteractionContext context,
        Guid? ticketId,
        string? reason,
        ModalContext? form,
        CancellationToken cancellationToken
    )
    {
        var result = await change.InChannelAsync(
            context,
            ticketId,
            TicketAction.Close,
            closing =>
            {
                closing.CloseReason = reason;
                return null;
            },
            cancellationToken
        );
        return result switch
        {
            { Refusal: null, Ticket: { } closed } => await write.RenderAsync(closed, cancellationToken),
            // A closed ticket cannot be closed again, so no reason is asked for.
            { Refusal: { } refusal, Ticket: { IsClosed: false } open } when form is not null => Reply.Refuse(
                await refused.KeepAsync(form, context.GuildId, Content(open, context.Culture), context.Text(refusal), cancellationToken)
            ),
            _ => result.Refusal!,
        };
    }

    private static FormContent Content(Ticket ticket, CultureInfo culture) =>
        new(Route(ticket.Id), TicketTexts.Get(culture, "close.form.title", ticket.Label), Inputs(ticket.Department!, culture));

    private static List<ModalComponent> Inputs(Department department, CultureInfo culture)
    {
        List<ModalComponent> inputs = [];
        if (department.CloseReasons.Count > 0)
        {
            inputs.Add(
                new StringSelectInput(
                    "preset",
                    TicketTexts.Get(culture, "close.form.preset"),
                    [.. department.CloseReasons.Take(MaxPresets).Select(preset => new SelectOption(preset, preset))]
                )
                {
                    Required = false,
                }
            );
        }

        inputs.Add(
            new TextInput("reason", TicketTexts.Get(culture, inputs.Count == 0 ? "close.form.reason" : "close.form.details"))
            {
                Description = TicketTexts.Get(culture, "close.form.help"),
                Multiline = true,
                Required = false,
                MaxLength = MaxReasonLength,
            }
        );
        return inputs;
    }

    private static string? Reason(IReadOnlyList<string> presets, string written)
    {
        var reason = string.Join("\n", presets.Append(written).Select(VisibleText.Trim).Where(part => part.Length > 0));
        return reason.Length == 0 ? null : reason;
    }
}
