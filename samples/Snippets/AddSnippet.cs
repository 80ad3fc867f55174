using DCTicket.Contracts;
using DCTicket.Toolkit.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Snippets;

/// <summary><c>/snippet add</c>: a modal for name and text.</summary>
internal sealed class AddSnippet(SnippetsDbContext db, FindSnippets find, TimeProvider time, IOptions<SnippetsOptions> options)
{
    [Command("snippet add", "Save a canned reply"), Staff]
    public async Task<Modal> AskAsync(
        CommandContext context,
        [Option("name", "What to call it")] string? name,
        CancellationToken cancellationToken
    )
    {
        var clean = Snippet.CleanName(name ?? "");
        // Before a member writes two thousand characters in vain.
        if (await ProblemAsync(context, clean, cancellationToken) is { } problem)
            return problem;
        return new Modal(
            Route.To("add"),
            context.Text("add.title"),
            new TextInput("name", context.Text("add.name")) { Value = clean, MaxLength = Snippet.MaxName },
            new TextInput("text", context.Text("add.text"))
            {
                Description = context.Text("add.help"),
                Multiline = true,
                MaxLength = Snippet.MaxText,
            }
        );
    }

    [ModalSubmit("add"), Staff]
    public async Task<Reply> SaveAsync(
        ModalContext context,
        [Input("name")] string name,
        [Input("text")] string text,
        CancellationToken cancellationToken
    )
    {
        var clean = Snippet.CleanName(name);
        var problem =
            await ProblemAsync(context, clean, cancellationToken)
            ?? (clean.Length == 0 || string.IsNullOrWhiteSpace(text) ? new Refusal("add.empty") : null);
        if (problem is null && await TrySaveAsync(context, clean, text.Trim(), cancellationToken))
            return context.Text("add.done", Markdown.Escape(clean));
        // With the text, since the modal is closed.
        return new OutgoingMessage
        {
            Content = context.Text(problem ?? Taken(clean)),
            Embeds = string.IsNullOrWhiteSpace(text) ? [] : [new Embed { Description = text }],
        };
    }

    private async Task<Refusal?> ProblemAsync(InteractionContext context, string name, CancellationToken cancellationToken)
    {
        if (Truncate.Length(name) > Snippet.MaxName)
            return new Refusal("add.long", Snippet.MaxName);
        if (name.Length > 0 && await find.ByNameAsync(context.GuildId, name, cancellationToken) is { } same)
            return Taken(same.Name);
        var max = options.Value.MaxSnippets;
        return await db.Snippets.CountAsync(s => s.GuildId == context.GuildId, cancellationToken) < max
            ? null
            : new Refusal("add.full", max);
    }

    private async Task<bool> TrySaveAsync(InteractionContext context, string name, string text, CancellationToken cancellationToken)
    {
        db.Add(
            new Snippet
            {
                GuildId = context.GuildId,
                Name = name,
                Key = Snippet.KeyOf(name),
                Text = text,
                CreatedAt = time.GetUtcNow(),
                CreatedById = context.Member.User.Id,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // Another member has taken the name concurrently.
            return false;
        }
    }

    private static Refusal Taken(string name) => new("add.taken", Markdown.Escape(name));
}
