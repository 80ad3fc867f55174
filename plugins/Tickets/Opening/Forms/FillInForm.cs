using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Opening.Open;

namespace DCTicket.Tickets.Opening.Forms;

/// <summary>Multi-page forms: opens the pages after the first, saves each, and opens the ticket after the last.</summary>
internal sealed class FillInForm(
    OpeningPlanner plans,
    FormDraftStore drafts,
    FormFileFetcher files,
    OpeningSubmission submit,
    RefusedFormStore refused
)
{
    [Button("form"), Everyone]
    public async Task<Modal> ContinueAsync(
        ComponentContext context,
        string departmentKey,
        int page,
        Snowflake request,
        CancellationToken cancellationToken
    )
    {
        var origin = OpeningFormBuilder.Request(request);
        var (plan, refusal) = await plans.RunAsync(context, departmentKey, origin, cancellationToken);
        if (refusal is not null)
            return plan?.Policy.Message is { } message ? Modal.Show(message) : refusal;
        return await IsReachedAsync(context, plan!.Department, page, origin, cancellationToken)
            ? ModalBuilder.Build(plan.Department, page, origin, context.Culture)
            : Modal.Show(FormProgressRenderer.Expired(plan.Department, origin, context.Culture));
    }

    [ModalSubmit("open"), Everyone]
    public async Task<Reply> SubmitAsync(
        ModalContext context,
        string departmentKey,
        int page,
        Snowflake request,
        CancellationToken cancellationToken
    )
    {
        var origin = OpeningFormBuilder.Request(request);
        var (plan, refusal) = await plans.RunAsync(context, departmentKey, origin, cancellationToken);
        if (plan is null)
            return refusal!;
        var (department, culture) = (plan.Department, CultureInfo.GetCultureInfo(plan.Guild.Culture));
        if (page < 0 || page >= DepartmentForm.Pages(department).Count)
            return FormProgressRenderer.Expired(department, origin, context.Culture);
        if (refusal is not null)
            return await RefuseAsync(context.Text(refusal));
        if (!await IsReachedAsync(context, department, page, origin, cancellationToken))
            return FormProgressRenderer.Expired(department, origin, context.Culture);
        var pages = DepartmentForm.Pages(department);
        var (given, problems) = FormAnswerReader.Run(pages[page], context, culture);
        if (problems.Count > 0)
            return await RefuseAsync(context.Text("form.problems", string.Join('\n', problems)));
        var answers = await files.FetchAsync(context.GuildId, given, context.AttachmentSizeLimit, cancellationToken);
        if (page < pages.Count - 1)
        {
            await drafts.SaveAsync(department, context.Member.User.Id, origin, page, answers, cancellationToken);
            return FormProgressRenderer.Saved(department, page + 1, origin, context.Culture);
        }

        var earlier = page == 0 ? [] : (await drafts.FindAsync(department, context.Member.User.Id, origin, cancellationToken))?.Answers;
        if (earlier is null)
            return FormProgressRenderer.Expired(department, origin, context.Culture);
        var opened = await submit.SubmitAsync(context, plan, FormDraftStore.Join(earlier, answers), cancellationToken);
        return opened.Refused ? await RefuseAsync(opened.Text) : opened.ToReply();

        async Task<Reply> RefuseAsync(string why) =>
            Reply.Refuse(
                await refused.KeepAsync(
                    context,
                    context.GuildId,
                    ModalBuilder.Content(department, page, origin, context.Culture),
                    why,
                    cancellationToken
                )
            );
    }

    // A page needs all earlier ones.
    private async Task<bool> IsReachedAsync(
        InteractionContext context,
        Department department,
        int page,
        Snowflake? request,
        CancellationToken cancellationToken
    )
    {
        if (page < 0 || page >= DepartmentForm.Pages(department).Count)
            return false;
        return page == 0
            || await drafts.FindAsync(department, context.Member.User.Id, request, cancellationToken) is { } draft && draft.Pages >= page;
    }
}
