using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>In the menu of a member: staff opens a ticket for somebody, who is its owner and is called to it.</summary>
internal sealed class OpenForMember(DepartmentPrompt ask, OpeningFormBuilder open)
{
    // Who works for no department has none to choose from.
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
