using DCTicket.Contracts;

namespace DCTicket.Tickets;

/// <summary>In the menu of a member: staff opens a ticket for somebody, who is its owner and is called to it.</summary>
internal sealed class OpenForMember(AskDepartment ask)
{
    // Who works for no department has none to choose from.
    [UserCommand("Open a ticket for them"), Everyone]
    public async Task<Reply> RunAsync(CommandContext context, User user, Member? member, CancellationToken cancellationToken)
    {
        if (user.Bot)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "open.bot"));
        if (member is null)
            return Reply.Refuse(TicketTexts.Get(context.Culture, "open.not-member", Markdown.Escape(user.DisplayName)));
        return await ask.RunAsync(context, user, member.DisplayName, null, cancellationToken);
    }
}
