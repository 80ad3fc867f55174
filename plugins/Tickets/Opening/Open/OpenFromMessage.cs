using DCTicket.Contracts;
using DCTicket.Tickets.Core.Texts;

namespace DCTicket.Tickets.Opening.Open;

/// <summary>In the menu of a message: its author opens a ticket about it, or staff does for the author.</summary>
internal sealed class OpenFromMessage(DepartmentPrompt ask, IDiscord discord)
{
    // Who is not the author needs a department to work for, and has none to choose from otherwise.
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
