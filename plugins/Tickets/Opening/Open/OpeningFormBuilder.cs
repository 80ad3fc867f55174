using DCTicket.Contracts;
using DCTicket.Tickets.Opening.Forms;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>Opens the first page of a department's form, or the progress of a draft.</summary>
internal sealed class OpeningFormBuilder(OpeningPlanner plans, FormDraftStore drafts)
{
    /// <summary>The request id of a route, where 0 is none.</summary>
    public static Snowflake? Request(Snowflake inRoute) => inRoute.Value == 0 ? null : inRoute;

    public async Task<Modal> BuildAsync(
        InteractionContext context,
        string department,
        Snowflake? request,
        CancellationToken cancellationToken
    )
    {
        var (plan, refusal) = await plans.RunAsync(context, department, request, cancellationToken);
        if (refusal is not null)
            return plan?.Policy.Message is { } message ? Modal.Show(message) : refusal;
        return await drafts.FindAsync(plan!.Department, context.Member.User.Id, request, cancellationToken) is { } draft
            ? Modal.Show(FormProgressRenderer.Begun(plan.Department, draft.Pages, request, context.Culture))
            : ModalBuilder.Content(plan.Department, 0, request, context.Culture).WithNotices(plan.Policy.Notices).Open();
    }
}
