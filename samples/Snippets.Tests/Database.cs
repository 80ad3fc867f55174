using DCTicket.Contracts;
using DCTicket.Testing;
using Microsoft.EntityFrameworkCore;

namespace Snippets.Tests;

/// <summary>The plugin's database in a file of the test, created by its migrations.</summary>
internal sealed class Database : IAsyncDisposable
{
    public static readonly Snowflake Guild = TestContexts.GuildId;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"snippets-{Guid.NewGuid():N}.db");

    public static async Task<Database> CreateAsync()
    {
        var database = new Database();
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    public SnippetsDbContext Open() =>
        new(new DbContextOptionsBuilder<SnippetsDbContext>().UseSqlite($"Data Source={_file};Pooling=False").Options);

    public async Task AddAsync(string name, DateTimeOffset createdAt, params DateTimeOffset[] usedAt)
    {
        await using var db = Open();
        db.Add(
            new Snippet
            {
                GuildId = Guild,
                Name = name,
                Key = Snippet.KeyOf(name),
                Text = name,
                CreatedAt = createdAt,
                Uses = [.. usedAt.Select(at => new SnippetUse { ChannelId = new Snowflake(2), UsedAt = at })],
            }
        );
        await db.SaveChangesAsync();
    }

    public async Task<IReadOnlyList<string>> NamesAsync()
    {
        await using var db = Open();
        return await db.Snippets.OrderBy(s => s.Name).Select(s => s.Name).ToListAsync();
    }

    public ValueTask DisposeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*"))
            File.Delete(file);
        return ValueTask.CompletedTask;
    }
}
