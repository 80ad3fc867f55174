using DCTicket.Contracts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary><c>/snippet remove</c>: asks for confirmation.</summary>
internal sealed class RemoveSnippet(SnippetsDbContext db, FindSnippets find)
{
    [Command("snippet remove", "Delete a canned reply"), Staff]
    public async Task<Reply> AskAsync(
        CommandContext context,
        [Option("name", "Which one", Autocomplete = nameof(CompleteAsync))] string name,
        CancellationToken cancellationToken
    )
    {
        if (await find.ByNameAsync(context.GuildId, name, cancellationToken) is not { } snippet)
            return SnippetTexts.Missing(name);
        return new OutgoingMessage
        {
            Content = context.Text("remove.ask", Markdown.Escape(snippet.Name)),
            Embeds = [new Embed { Description = snippet.Text }],
            Buttons = [new Button(Route.To("remove", snippet.Id), context.Text("remove.button")) { Style = ButtonStyle.Danger }],
        };
    }

    [Button("remove"), Staff]
    public async Task<Update> RemoveAsync(ComponentContext context, long id, CancellationToken cancellationToken)
    {
        if (await db.Snippets.SingleOrDefaultAsync(s => s.GuildId == context.GuildId && s.Id == id, cancellationToken) is not { } snippet)
            return Update.Refuse(context.Text("remove.gone"));
        db.Remove(snippet);
        await db.SaveChangesAsync(cancellationToken);
        return (OutgoingMessage)context.Text("remove.done", Markdown.Escape(snippet.Name));
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        find.CompleteAsync(context.GuildId, typed, cancellationToken);
}
