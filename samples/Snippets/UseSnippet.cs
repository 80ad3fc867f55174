using DCTicket.Contracts;

namespace Snippets;

/// <summary><c>/snippet use</c>: posts the text publicly, without pings.</summary>
internal sealed class UseSnippet(SnippetsDbContext db, FindSnippets find, TimeProvider time)
{
    [Command("snippet use", "Post a canned reply in this channel"), Staff, Public]
    public async Task<Reply> UseAsync(
        CommandContext context,
        [Option("name", "Which one", Autocomplete = nameof(CompleteAsync))] string name,
        CancellationToken cancellationToken
    )
    {
        if (await find.ByNameAsync(context.GuildId, name, cancellationToken) is not { } snippet)
            return SnippetTexts.Missing(name);
        db.Add(
            new SnippetUse
            {
                SnippetId = snippet.Id,
                ChannelId = context.ChannelId,
                UsedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return snippet.Text;
    }

    public Task<IReadOnlyList<Choice>> CompleteAsync(CommandContext context, string typed, CancellationToken cancellationToken) =>
        find.CompleteAsync(context.GuildId, typed, cancellationToken);
}
