using DCTicket.Contracts;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The tables of tickets and their parts.</summary>
internal static class TicketModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.ToTable("tickets").Property(t => t.Id).ValueGeneratedNever();
            ticket.Property(t => t.Version).IsConcurrencyToken();
            ticket.Property(t => t.Priority).HasDefaultValue(TicketPriority.Normal).HasSentinel((TicketPriority)(-1));
            ticket.Property(t => t.Answers).AsJson();
            ticket.Property(t => t.SurveyAnswers).AsJson();
            // Columns keep their original names.
            ticket.Property(t => t.AbandonedEffects).HasColumnName("Skipped");
            ticket.ComplexProperty(t => t.Control, part => part.HasColumns("ControlWanted", "ControlShown"));
            ticket.ComplexProperty(t => t.Access, part => part.HasColumns("AccessWanted", "AccessShown"));
            ticket.ComplexProperty(t => t.Location, part => part.HasColumns("PlaceWanted", "PlaceShown"));
            ticket.ComplexProperty(t => t.Category, part => part.HasColumns("CategoryWanted", "CategoryShown"));
            ticket.ComplexProperty(t => t.Notices, part => part.HasColumns("PostsWanted", "PostsSent"));
            ticket.ComplexProperty(t => t.StaffThread, part => part.HasColumns("StaffThreadWanted", "StaffThreadShown"));
            ticket.ComplexProperty(t => t.Log, part => part.HasColumns("LogWanted", "LogShown"));
            ticket.ComplexProperty(
                t => t.Deferral,
                part =>
                {
                    part.Property(d => d.Effects).HasColumnName("PutOff");
                    part.Property(d => d.Until).HasColumnName("PutOffUntil");
                    part.Property(d => d.Count).HasColumnName("PutOffTimes");
                }
            );
            ticket.Property(t => t.NextRunAt).HasColumnName("NextStepAt");
            ticket.HasOne(t => t.Department).WithMany().HasForeignKey(t => t.DepartmentId).OnDelete(DeleteBehavior.Restrict);
            ticket.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TicketId);
            ticket.HasIndex(t => new { t.GuildId, t.Number }).IsUnique();
            ticket
                .HasIndex(t => new
                {
                    t.GuildId,
                    t.DepartmentId,
                    t.OwnerId,
                    t.Slot,
                })
                .IsUnique();
            ticket.HasIndex(t => new
            {
                t.GuildId,
                t.OwnerId,
                t.CreatedAt,
            });
            ticket.HasIndex(t => t.ChannelId).IsUnique();
            ticket.HasIndex(t => t.StaffThreadId).HasFilter("StaffThreadId IS NOT NULL");
            ticket.HasIndex(t => new { t.ChannelDeletedAt, t.GuildId });
            ticket.HasIndex(t => new { t.DepartmentId, t.ClosedAt });
            ticket.HasIndex(t => t.NextRunAt);
            ticket.HasIndex(t => t.DeadlineAt);
            ticket.HasIndex(t => t.SnoozedUntil).HasFilter("SnoozedUntil IS NOT NULL");
            ticket.HasIndex(t => new { t.CatchUpAt, t.GuildId }).HasFilter("CatchUpAt IS NOT NULL");
        });
        model.Entity<Reconciliation>(reconciliation =>
        {
            reconciliation.ToTable("reconciliations").HasKey(r => r.GuildId);
            reconciliation.Property(r => r.GuildId).ValueGeneratedNever();
        });
        model.Entity<TicketMember>(member =>
        {
            member.ToTable("ticket_members").HasKey(m => new { m.TicketId, m.TargetId });
            member.HasIndex(m => m.TargetId);
        });
        model.Entity<TicketLabel>(label =>
        {
            label.ToTable("ticket_labels").HasKey(l => new { l.TicketId, l.LabelId });
            label.HasOne<Ticket>().WithMany(t => t.Labels).HasForeignKey(l => l.TicketId);
            label.HasOne(l => l.Definition).WithMany().HasForeignKey(l => l.LabelId);
            label.HasIndex(l => l.LabelId);
        });
        model.Entity<PluginPost>().ToTable("plugin_posts").HasKey(p => new { p.TicketId, p.Key });
        model.Entity<TicketNote>(note =>
        {
            note.ToTable("ticket_notes").HasIndex(n => n.TicketId);
            note.HasIndex(n => new { n.TicketId, n.Key }).IsUnique().HasFilter("Key IS NOT NULL");
            note.HasOne<Ticket>().WithMany().HasForeignKey(n => n.TicketId);
        });
        model.Entity<TicketHistory>(history =>
        {
            history.ToTable("ticket_history").HasIndex(h => new { h.TicketId, h.Id });
            history.HasIndex(h => new { h.GuildId, h.At });
            history.HasOne<Ticket>().WithMany().HasForeignKey(h => h.TicketId);
        });
        model.Entity<TicketNotice>(post =>
        {
            post.ToTable("ticket_posts")
                .HasIndex(p => new
                {
                    p.TicketId,
                    p.MessageId,
                    p.Id,
                });
            post.Property(p => p.Arguments).AsJson();
            post.HasOne<Ticket>().WithMany().HasForeignKey(p => p.TicketId);
        });
    }

    private static void HasColumns(this ComplexPropertyBuilder<SyncedRevision> revision, string requested, string applied)
    {
        revision.Property(r => r.Requested).HasColumnName(requested);
        revision.Property(r => r.Applied).HasColumnName(applied);
    }
}
