using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Opens a form that was refused, with what was typed. Who may send it is looked at when it is sent.</summary>
internal sealed class ReopenRefusedForm(RefusedFormStore refused)
{
    [Button(RefusedFormStore.ButtonName), Everyone, InDirectMessages]
    public async Task<Modal> OpenAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await refused.FindAsync(context, id, cancellationToken) is { } form ? form.Open() : new Refusal("form.again-gone");
}
