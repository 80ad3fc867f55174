using DCTicket.Contracts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>Message command: the author opens a ticket about the message, or staff does for the author.</summary>
internal sealed class OpenFromMessage(DepartmentPrompt ask, IDiscord discord)
{
    // Anybody but the author must be staff of a department.
    [MessageCommand("Open a ticket from this"), Everyone]
    public async Task<Reply> RunAsync(CommandContext context, Message message, CancellationToken cancellationToken)
    {
        var author = message.Author;
        if (author.Id == context.Member.User.Id)
            return await ask.AskAsync(context, author, context.Member.DisplayName, message, cancellationToken);
        if (author.Bot || message.WebhookId is not null)
            return new Refusal("open.bot");
        if (await discord.GetMemberAsync(context.GuildId, author.Id, cancellationToken) is not { } member)
            return new Refusal("open.not-member", Markdown.Escape(author.DisplayName));
        return await ask.AskAsync(context, author, member.DisplayName, message, cancellationToken);
    }
}
