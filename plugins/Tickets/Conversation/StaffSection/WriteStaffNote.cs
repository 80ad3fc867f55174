using DCTicket.Contracts;
using DCTicket.Tickets.Conversation.Notes;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Effects.Changes;

namespace DCTicket.Tickets.Conversation.StaffSection;

/// <summary>The staff section's Note button: a modal, and what is sent with it.</summary>
internal sealed class WriteStaffNote(StaffNoteWriter notes)
{
    public static Route Route(Guid ticket) => Contracts.Route.To("staff-note", ticket);

    [Button("staff-note"), RequireAction(TicketAction.Note)]
    public static Task<Modal> AskAsync(ComponentContext context, Guid ticket, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Modal(
                Route(ticket),
                context.Text("staff-section.add-note"),
                new TextInput("text", context.Text("staff-section.note-label"))
                {
                    Description = context.Text("staff-section.note-help"),
                    Multiline = true,
                    MinLength = 1,
                    MaxLength = StaffNoteWriter.MaxLength,
                }
            )
        );

    [ModalSubmit("staff-note"), RequireAction(TicketAction.Note)]
    public Task<Reply> SaveAsync(ModalContext context, Guid ticket, [Input("text")] string text, CancellationToken cancellationToken) =>
        notes.AddAsync(context, ticket, text, cancellationToken);
}
