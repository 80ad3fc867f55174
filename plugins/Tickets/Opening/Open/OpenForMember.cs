using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>User command: staff opens a ticket for a member, who becomes its owner and is pinged.</summary>
internal sealed class OpenForMember(DepartmentPrompt ask, OpeningFormBuilder open)
{
    // Without staff roles there is no department to choose.
    [UserCommand("Open a ticket for them"), Everyone]
    public async Task<Modal> RunAsync(CommandContext context, User user, Member? member, CancellationToken cancellationToken)
    {
        if (user.Bot)
            return new Refusal("open.bot");
        if (member is null)
            return new Refusal("open.not-member", Markdown.Escape(user.DisplayName));
        return await ask.KeepAsync(context, user, member.DisplayName, null, cancellationToken) switch
        {
            [] => Modal.Refuse(DepartmentPrompt.None(context, user)),
            [var only] => await open.BuildAsync(context, only.Key, context.Id, cancellationToken),
            var several => Modal.Show(DepartmentPrompt.Ask(context, user, several)),
        };
    }
}
