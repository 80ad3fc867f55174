using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Host.Settings;

/// <summary>The host's own database: what admins set for their servers.</summary>
internal sealed class HostDbContext(DbContextOptions<HostDbContext> options) : PluginDbContext(options)
{
    public DbSet<GuildLocaleRow> Locales => Set<GuildLocaleRow>();

    public DbSet<LocaleImport> LocaleImports => Set<LocaleImport>();

    public DbSet<GuildSettingsRow> Settings => Set<GuildSettingsRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<GuildLocaleRow>(row =>
        {
            row.ToTable("guild_locales").HasKey(r => r.GuildId);
            row.Property(r => r.GuildId).ValueGeneratedNever();
        });
        modelBuilder.Entity<LocaleImport>(row => row.ToTable("locale_imports").HasKey(r => r.Plugin));
        modelBuilder.Entity<GuildSettingsRow>(row => row.ToTable("guild_settings").HasKey(r => new { r.Plugin, r.GuildId }));
    }
}
