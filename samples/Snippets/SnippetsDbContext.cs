using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Snippets;

internal sealed class SnippetsDbContext(DbContextOptions<SnippetsDbContext> options) : PluginDbContext(options)
{
    public DbSet<Snippet> Snippets => Set<Snippet>();

    public DbSet<SnippetUse> Uses => Set<SnippetUse>();

    public DbSet<OpenTicket> OpenTickets => Set<OpenTicket>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Snippet>(snippet =>
        {
            snippet.ToTable("snippets");
            snippet.HasIndex(s => new { s.GuildId, s.Key }).IsUnique();
            snippet.HasMany(s => s.Uses).WithOne(u => u.Snippet).HasForeignKey(u => u.SnippetId);
        });
        modelBuilder.Entity<SnippetUse>(use =>
        {
            use.ToTable("snippet_uses");
            use.HasIndex(u => u.ChannelId);
        });
        modelBuilder.Entity<OpenTicket>().ToTable("open_tickets").HasKey(t => t.TicketId);
    }
}

/// <summary>Creates a context for <c>dotnet ef</c>, which runs without a host.</summary>
internal sealed class SnippetsDbContextFactory : IDesignTimeDbContextFactory<SnippetsDbContext>
{
    public SnippetsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SnippetsDbContext>().UseSqlite("Data Source=snippets-design.db").Options);
}
