using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PluginOne;

internal sealed class ThankDbContext(DbContextOptions<ThankDbContext> options)
    : PluginDbContext(options)
{
    public DbSet<Thank> Thanks => Set<Thank>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Thank>(thank =>
        {
            thank.ToTable("thanks");
            thank.HasIndex(t => new { t.GuildId, t.ToId });
        });
    }
}

/// <summary>Creates a context for <c>dotnet ef</c>, which runs without a host.</summary>
internal sealed class ThankDbContextFactory : IDesignTimeDbContextFactory<ThankDbContext>
{
    public ThankDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<ThankDbContext>().UseSqlite("Data Source=design.db").Options
        );
}
