using DCTicket.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DCTicket.Tickets;

internal sealed class TicketsDbContext(DbContextOptions<TicketsDbContext> options) : PluginDbContext(options)
{
    public DbSet<GuildSettings> GuildSettings => Set<GuildSettings>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Panel> Panels => Set<Panel>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<ArchivedMessage> Messages => Set<ArchivedMessage>();

    public DbSet<MessageEdit> Edits => Set<MessageEdit>();

    public DbSet<ArchivedAttachment> Attachments => Set<ArchivedAttachment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ConfigureGuild(modelBuilder);
        ConfigureTickets(modelBuilder);
        ConfigureArchive(modelBuilder);
    }

    private static void ConfigureGuild(ModelBuilder model)
    {
        model.Entity<GuildSettings>(guild =>
        {
            guild.ToTable("guild_settings").HasKey(g => g.GuildId);
            guild.Property(g => g.GuildId).ValueGeneratedNever();
            guild.Property(g => g.NextNumber).IsConcurrencyToken();
        });
        model.Entity<Department>(department =>
        {
            department.ToTable("departments").Property(d => d.Id).ValueGeneratedNever();
            department.HasIndex(d => new { d.GuildId, d.Key }).IsUnique();
            department.HasMany(d => d.Roles).WithOne().HasForeignKey(r => r.DepartmentId);
        });
        model.Entity<DepartmentRole>().ToTable("department_roles").HasKey(r => new { r.DepartmentId, r.RoleId });
        model.Entity<Panel>().ToTable("panels").HasKey(p => new { p.GuildId, p.ChannelId });
    }

    private static void ConfigureTickets(ModelBuilder model) => model.Entity<Ticket>(ticket =>
    {
        ticket.ToTable("tickets").Property(t => t.Id).ValueGeneratedNever();
        ticket.Property(t => t.State).IsConcurrencyToken();
        ticket.HasOne(t => t.Department).WithMany().HasForeignKey(t => t.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasIndex(t => new { t.GuildId, t.Number }).IsUnique();
        ticket.HasIndex(t => new { t.GuildId, t.DepartmentId, t.OwnerId, t.Slot }).IsUnique();
        ticket.HasIndex(t => t.ChannelId).IsUnique();
        ticket.HasIndex(t => new { t.ChannelDeletedAt, t.GuildId });
        ticket.HasIndex(t => t.NextStepAt);
    });

    private static void ConfigureArchive(ModelBuilder model)
    {
        model.Entity<ArchivedMessage>(message =>
        {
            message.ToTable("messages").Property(m => m.Id).ValueGeneratedNever();
            message.HasIndex(m => new { m.TicketId, m.Id });
            message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId);
        });
        model.Entity<MessageEdit>(edit =>
        {
            edit.ToTable("message_edits");
            edit.HasOne<ArchivedMessage>().WithMany().HasForeignKey(e => e.MessageId);
        });
        model.Entity<ArchivedAttachment>(attachment =>
        {
            attachment.ToTable("attachments").Property(a => a.Id).ValueGeneratedNever();
            attachment.HasIndex(a => a.TicketId);
            attachment.HasOne<ArchivedMessage>().WithMany().HasForeignKey(a => a.MessageId);
        });
    }
}

/// <summary>Makes a context for <c>dotnet ef</c>, which runs without a host.</summary>
internal sealed class TicketsDbContextFactory : IDesignTimeDbContextFactory<TicketsDbContext>
{
    public TicketsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<TicketsDbContext>().UseSqlite("Data Source=tickets-design.db").Options);
}
