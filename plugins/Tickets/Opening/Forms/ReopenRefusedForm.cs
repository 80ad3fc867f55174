using DCTicket.Contracts;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Opens a refused modal again with its input. Permission is checked at submission.</summary>
internal sealed class ReopenRefusedForm(RefusedFormStore refused)
{
    [Button(RefusedFormStore.ButtonName), Everyone, InDirectMessages]
    public async Task<Modal> OpenAsync(ComponentContext context, Guid id, CancellationToken cancellationToken) =>
        await refused.FindAsync(context, id, cancellationToken) is { } form ? form.Open() : new Refusal("form.again-gone");
}
