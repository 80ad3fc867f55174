using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Administration.FormEditor;

/// <summary>Opens a department's form as a preview. The input is discarded.</summary>
internal sealed class PreviewForm(DepartmentQuery departments)
{
    [Button("form-preview"), RequireCommand("support")]
    public async Task<Modal> OpenAsync(ComponentContext context, Guid id, int page, CancellationToken cancellationToken)
    {
        var department = await departments.ByIdAsync(context.GuildId, id, cancellationToken);
        return department is null || page < 0 || page >= DepartmentForm.Pages(department).Count
            ? new Refusal("form.edit.gone")
            : ModalBuilder.Content(department, page, Route.To("form-preview", id, page), context.Culture).Open();
    }

    [ModalSubmit("form-preview"), RequireCommand("support")]
    public async Task<Reply> DropAsync(ModalContext context, Guid id, int page, CancellationToken cancellationToken)
    {
        if (await departments.ByIdAsync(context.GuildId, id, cancellationToken) is not { } department)
            return new Refusal("department.gone");
        var pages = DepartmentForm.Pages(department).Count;
        return new OutgoingMessage
        {
            Content = context.Text("form.edit.previewed", page + 1, pages),
            Buttons =
                page + 1 < pages
                    ? [new Button(Route.To("form-preview", id, page + 1), context.Text("form.continue")) { Style = ButtonStyle.Primary }]
                    : [],
        };
    }
}
