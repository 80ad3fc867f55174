using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Snippets;

/// <summary><c>/snippet add</c>: a form for the name and the text.</summary>
internal sealed class AddSnippet(SnippetsDbContext db, FindSnippets find, TimeProvider time, IOptions<SnippetsOptions> options)
{
    [Command("snippet add", "Save a canned reply"), Staff]
    public async Task<Form> AskAsync(
        CommandContext context, [Option("name", "What to call it")] string? name, CancellationToken cancellationToken)
    {
        var clean = Snippet.CleanName(name ?? "");
        // Before anybody writes two thousand characters in vain.
        if (await ProblemAsync(context, clean, cancellationToken) is { } problem)
            return Form.Refuse(problem);
        return new Form(
            Route.To("add"),
            SnippetTexts.Get(context.Culture, "add.title"),
            new TextInput("name", SnippetTexts.Get(context.Culture, "add.name")) { Value = clean, MaxLength = Snippet.MaxName },
            new TextInput("text", SnippetTexts.Get(context.Culture, "add.text"))
            {
                Description = SnippetTexts.Get(context.Culture, "add.help"),
                Multiline = true,
                MaxLength = Snippet.MaxText,
            });
    }

    [Form("add"), Staff]
    public async Task<Reply> SaveAsync(
        FormContext context, [Input("name")] string name, [Input("text")] string text, CancellationToken cancellationToken)
    {
        var clean = Snippet.CleanName(name);
        var problem = await ProblemAsync(context, clean, cancellationToken)
            ?? (clean.Length == 0 || string.IsNullOrWhiteSpace(text) ? SnippetTexts.Get(context.Culture, "add.empty") : null);
        if (problem is null && await TrySaveAsync(context, clean, text.Trim(), cancellationToken))
            return SnippetTexts.Get(context.Culture, "add.done", Markdown.Escape(clean));
        // With the text, since the form that it was written in is gone.
        return new OutgoingMessage
        {
            Content = problem ?? Taken(context, clean),
            Embeds = string.IsNullOrWhiteSpace(text) ? [] : [new Embed { Description = text }],
        };
    }

    private async Task<string?> ProblemAsync(InteractionContext context, string name, CancellationToken cancellationToken)
    {
        if (name.Length > Snippet.MaxName)
            return SnippetTexts.Get(context.Culture, "add.long", Snippet.MaxName);
        if (name.Length > 0 && await find.ByNameAsync(context.GuildId, name, cancellationToken) is { } same)
            return Taken(context, same.Name);
        var max = options.Value.MaxSnippets;
        return await db.Snippets.CountAsync(s => s.GuildId == context.GuildId, cancellationToken) < max
            ? null
            : SnippetTexts.Get(context.Culture, "add.full", max);
    }

    private async Task<bool> TrySaveAsync(InteractionContext context, string name, string text, CancellationToken cancellationToken)
    {
        db.Add(new Snippet
        {
            GuildId = context.GuildId,
            Name = name,
            Key = Snippet.KeyOf(name),
            Text = text,
            CreatedAt = time.GetUtcNow(),
            CreatedById = context.Member.User.Id,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // Somebody else took the name at the same moment.
            return false;
        }
    }

    private static string Taken(InteractionContext context, string name) => SnippetTexts.Get(context.Culture, "add.taken", Markdown.Escape(name));
}
