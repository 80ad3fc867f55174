using DCTicket.Contracts;
using DCTicket.Toolkit.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Toolkit.Tests.Storage;

internal sealed class TestRow
{
    public Snowflake Id { get; set; }

    public required string Name { get; set; }

    public List<string> Words { get; set; } = [];

    public DateTimeOffset? At { get; set; }

    public int Version { get; set; }
}

/// <summary>A row whose number the database gives.</summary>
internal sealed class TestNumber
{
    public long Id { get; set; }

    public required string Name { get; set; }
}

/// <summary>A database in memory, as long as it is not disposed.</summary>
internal sealed class TestDbContext(DbContextOptions<TestDbContext> options) : PluginDbContext(options)
{
    public DbSet<TestRow> Rows => Set<TestRow>();

    public DbSet<TestNumber> Numbers => Set<TestNumber>();

    public static async Task<TestDbContext> CreateAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var db = Open(connection);
        await db.Database.EnsureCreatedAsync();
        return db;
    }

    /// <summary>Another context on the same database.</summary>
    public TestDbContext Another() => Open((SqliteConnection)Database.GetDbConnection());

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<TestRow>(row =>
        {
            row.HasIndex(r => r.Name).IsUnique();
            row.Property(r => r.Words).AsJson();
            row.Property(r => r.Version).IsConcurrencyToken();
        });
    }

    private static TestDbContext Open(SqliteConnection connection) =>
        new(new DbContextOptionsBuilder<TestDbContext>().UseSqlite(connection).Options);
}
