using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>Opens the first page of a department's form, or says where the member had stopped.</summary>
internal sealed class OpenForm(PlanOpening plans, Drafts drafts)
{
    /// <summary>The request of a route, where 0 stands for none.</summary>
    public static Snowflake? Request(Snowflake inRoute) => inRoute.Value == 0 ? null : inRoute;

    public async Task<Form> RunAsync(InteractionContext context, string department, Snowflake? request, CancellationToken cancellationToken)
    {
        var (plan, refusal) = await plans.RunAsync(context, department, request, cancellationToken);
        if (refusal is not null)
            return Form.Refuse(refusal.In(context.Culture));
        return await drafts.FindAsync(plan!.Department, context.Member.User.Id, request, cancellationToken) is { } draft
            ? Form.Show(FormProgress.Begun(plan.Department, draft.Pages, request, context.Culture))
            : BuildForm.Run(plan.Department, 0, request, context.Culture);
    }
}
