using DCTicket.Contracts;
using DCTicket.Tickets.Core.Access;
using DCTicket.Tickets.Core.Texts;
using DCTicket.Toolkit.Text;

namespace DCTicket.Tickets.Conversation.Replies;

/// <summary>/staff reply remove: shows the text and asks for confirmation.</summary>
internal sealed class RemoveReply(TicketsDbContext db, ReplyQuery replies)
{
    [Command("staff reply remove", "Delete a canned reply"), RequireStaff]
    public async Task<Reply> AskAsync(
        CommandContext context,
        [Option("name", "Which reply", Autocomplete = nameof(CompleteAsync))] string name,
        CancellationToken cancellationToken
    )
    {
        if (await replies.FindAsync(context, name, cancellationToken) is not { } reply)
            return ReplyQuery.Missing(name);
        return new OutgoingMessage
        {
            Content = context.Text("reply.remove-ask", Markdown.Escape(reply.Name)),
            Embeds = [new Embed { Description = reply.Text, Color = Colors.Closed }],
            Buttons = [new Button(Route.To("reply-remove", reply.Id), context.Text("reply.remove")) { Style = ButtonStyle.Danger }],
        };
    }

    [Button("reply-remove"), RequireStaff]
    public async Task<Update> RemoveAsync(ComponentContext context, Guid id, CancellationToken cancellationToken)
    {
        if (await replies.FindAsync(context, id, cancellationToken) is not { } reply)
            return new Refusal("reply.gone");
        db.CannedReplies.Remove(reply);
        await db.SaveChangesAsync(cancellationToken);
        return (OutgoingMessage)context.Text("reply.removed", Markdown.Escape(reply.Name));
    }

    public async Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        await ReplyQuery.CompleteAsync(await replies.VisibleAsync(context, cancellationToken), typed, cancellationToken);
}
