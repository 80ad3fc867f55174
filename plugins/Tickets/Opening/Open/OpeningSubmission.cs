using DCTicket.Contracts;
using DCTicket.Tickets.Core.Data;
using DCTicket.Tickets.Core.Lifecycle;
using DCTicket.Tickets.Opening.Forms;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>Opens a ticket from a submitted form: inserts the row, then calls <see cref="TicketStarter"/>.</summary>
internal sealed class OpeningSubmission(
    TicketsDbContext db,
    TicketInserter insert,
    TicketStarter begin,
    OpeningPolicies policies,
    IDiscord discord
)
{
    public async Task<StartedTicket> SubmitAsync(
        ModalContext context,
        OpeningPlan plan,
        IReadOnlyList<TicketAnswer> answers,
        CancellationToken cancellationToken
    )
    {
        // The owner may have left since the command.
        if (plan.Owner.ByStaff && await discord.GetMemberAsync(context.GuildId, plan.Owner.Id, cancellationToken) is null)
            return new StartedTicket(context.Text("open.not-member", Markdown.Escape(plan.Request!.OwnerName)), Refused: true);
        var (ticket, refusal) = await insert.RunAsync(await WriteAsync(context, plan, answers, cancellationToken), cancellationToken);
        return ticket is null
            ? new StartedTicket(context.Text(refusal!), Refused: true)
            : (await begin.StartAsync(context, ticket.Id, cancellationToken)).With(plan.Policy.Notices);
    }

    private async Task<NewTicket> WriteAsync(
        ModalContext context,
        OpeningPlan plan,
        IReadOnlyList<TicketAnswer> answers,
        CancellationToken cancellationToken
    )
    {
        var (request, own) = (plan.Request, DepartmentForm.HasOwn(plan.Department));
        var fromPanel =
            request is null
            && await db.Panels.AnyAsync(p => p.GuildId == context.GuildId && p.ChannelId == context.ChannelId, cancellationToken);
        var description = Describe(answers, own);
        return new NewTicket
        {
            GuildId = context.GuildId,
            Department = plan.Department,
            Owner = plan.Owner,
            OwnerName = plan.Owner.ByStaff ? request!.OwnerName : context.Member.DisplayName,
            // Discord does not send another member's language.
            OwnerCulture = plan.Owner.ByStaff ? plan.Guild.Culture : context.Culture.Name,
            By = Actor.Of(context.Member),
            Description = description,
            Answers = own ? answers : [],
            SourceMessage = request?.SourceMessage,
            SourceText = request?.SourceText,
            RequestId = request?.Id,
            PanelChannelId = fromPanel ? context.ChannelId : null,
            IsAnswered = await policies.IsAnsweredAsync(context, plan, description, cancellationToken),
        };
    }

    // A single text is the subject; several ones are labelled.
    private static string Describe(IReadOnlyList<TicketAnswer> answers, bool own)
    {
        if (!own)
            return answers[0].Values[0];
        var texts = answers.Where(answer => answer.Values.Count > 0).ToList();
        return texts is [var only]
            ? string.Join(", ", only.Values)
            : string.Join('\n', texts.Select(answer => $"{answer.Label}: {string.Join(", ", answer.Values)}"));
    }
}
