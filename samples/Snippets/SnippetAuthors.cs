using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary>The plugin's user data: authors of snippets. A snippet belongs to the server, and remains when its author is erased.</summary>
internal sealed class SnippetAuthors(SnippetsDbContext db) : IUserData
{
    public async IAsyncEnumerable<UserDataFile> ExportAsync(
        Snowflake guild,
        Snowflake user,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var saved = await Of(guild, user)
            .OrderBy(s => s.Key)
            .Select(s => new
            {
                s.Name,
                s.Text,
                s.CreatedAt,
            })
            .ToListAsync(cancellationToken);
        if (saved.Count > 0)
            yield return UserDataFile.FromJson("snippets.json", saved);
    }

    public async Task<ErasedData> EraseAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var count = await Of(guild, user)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.CreatedById, Snippet.Forgotten), cancellationToken);
        return new ErasedData(Deleted: 0, Anonymised: count);
    }

    private IQueryable<Snippet> Of(Snowflake guild, Snowflake user) => db.Snippets.Where(s => s.GuildId == guild && s.CreatedById == user);
}
