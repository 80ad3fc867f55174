using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The tables of a server's settings.</summary>
internal static class GuildModel
{
    public static void Configure(ModelBuilder model)
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
            // With two concurrent admins, the second retries on the first one's result.
            department.Property(d => d.EditedAt).IsConcurrencyToken();
            department.HasMany(d => d.Roles).WithOne().HasForeignKey(r => r.DepartmentId);
            department.Property(d => d.Names).AsJson();
            department.Property(d => d.Descriptions).AsJson();
            department.Property(d => d.Welcomes).AsJson();
            department.Property(d => d.Form).AsJson();
            department.Property(d => d.CloseReasons).AsJson();
            department.Property(d => d.Survey).AsJson();
            department.Property(d => d.Limits).AsJson();
            department.Property(d => d.Rules).AsJson();
            department.Property(d => d.NamePattern).HasDefaultValue(Department.DefaultNamePattern);
        });
        model
            .Entity<DepartmentRole>()
            .ToTable("department_roles")
            .HasKey(r => new
            {
                r.DepartmentId,
                r.RoleId,
                r.Kind,
            });
        model.Entity<Panel>(panel =>
        {
            panel.ToTable("panels").Property(p => p.Id).ValueGeneratedNever();
            panel.HasIndex(p => new { p.GuildId, p.ChannelId });
            panel.Property(p => p.Title).AsJson();
            panel.Property(p => p.Text).AsJson();
            panel.Property(p => p.Departments).AsJson();
        });
        model.Entity<OpenRequest>(request =>
        {
            request.ToTable("open_requests").Property(r => r.Id).ValueGeneratedNever();
            request.HasIndex(r => r.CreatedAt);
        });
        model.Entity<OverflowCategory>(category =>
        {
            category.ToTable("overflow_categories").HasKey(c => c.CategoryId);
            category.Property(c => c.CategoryId).ValueGeneratedNever();
            category
                .HasIndex(c => new
                {
                    c.GuildId,
                    c.BaseId,
                    c.Number,
                })
                .IsUnique();
        });
        model.Entity<SetupPlan>(run =>
        {
            run.ToTable("setup_runs").Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => new { r.GuildId, r.CreatedAt });
            run.Property(r => r.Steps).AsJson();
        });
        model.Entity<CannedReply>(reply =>
        {
            reply.ToTable("canned_replies").Property(r => r.Id).ValueGeneratedNever();
            reply.HasIndex(r => new { r.GuildId, r.Key }).IsUnique();
            reply.HasOne<Department>().WithMany().HasForeignKey(r => r.DepartmentId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<GuildLabel>(label =>
        {
            label.ToTable("labels").Property(l => l.Id).ValueGeneratedNever();
            label.HasIndex(l => new { l.GuildId, l.Key }).IsUnique();
        });
        model.Entity<BlocklistEntry>().ToTable("blacklist").HasKey(b => new { b.GuildId, b.UserId });
        model.Entity<RefusedForm>(form =>
        {
            form.ToTable("refused_forms").Property(f => f.Id).ValueGeneratedNever();
            form.HasIndex(f => new { f.GuildId, f.UserId });
            form.HasIndex(f => f.UpdatedAt);
        });
        model.Entity<FormDraft>(draft =>
        {
            draft
                .ToTable("form_drafts")
                .HasKey(d => new
                {
                    d.GuildId,
                    d.UserId,
                    d.DepartmentId,
                });
            draft.HasIndex(d => d.UpdatedAt);
            draft.Property(d => d.Answers).AsJson();
        });
    }
}
