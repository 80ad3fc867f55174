using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Snippets;

/// <summary>Finds snippets, always within one server.</summary>
internal sealed class FindSnippets(SnippetsDbContext db)
{
    private const int Choices = 25;

    public Task<Snippet?> ByNameAsync(Snowflake guild, string name, CancellationToken cancellationToken)
    {
        var key = Snippet.KeyOf(name);
        return db.Snippets.AsNoTracking().SingleOrDefaultAsync(s => s.GuildId == guild && s.Key == key, cancellationToken);
    }

    /// <summary>Autocomplete by the beginning or any part of a name; matches at the beginning come first.</summary>
    public async Task<IReadOnlyList<Choice>> CompleteAsync(Snowflake guild, string typed, CancellationToken cancellationToken)
    {
        var key = Snippet.KeyOf(typed);
        var names = await db
            .Snippets.Where(s => s.GuildId == guild && s.Key.Contains(key))
            .OrderByDescending(s => s.Key.StartsWith(key))
            .ThenBy(s => s.Key)
            .Take(Choices)
            .Select(s => s.Name)
            .ToListAsync(cancellationToken);
        return [.. names.Select(name => new Choice(name, name))];
    }
}
