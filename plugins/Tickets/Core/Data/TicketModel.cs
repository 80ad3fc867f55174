using Microsoft.EntityFrameworkCore;

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
            // Columns keep their original names.
            ticket.Property(t => t.ControlRequested).HasColumnName("ControlWanted");
            ticket.Property(t => t.ControlApplied).HasColumnName("ControlShown");
            ticket.Property(t => t.AccessRequested).HasColumnName("AccessWanted");
            ticket.Property(t => t.AccessApplied).HasColumnName("AccessShown");
            ticket.Property(t => t.LocationRequested).HasColumnName("PlaceWanted");
            ticket.Property(t => t.LocationApplied).HasColumnName("PlaceShown");
            ticket.Property(t => t.CategoryRequested).HasColumnName("CategoryWanted");
            ticket.Property(t => t.CategoryApplied).HasColumnName("CategoryShown");
            ticket.Property(t => t.NoticesRequested).HasColumnName("PostsWanted");
            ticket.Property(t => t.LogRequested).HasColumnName("LogWanted");
            ticket.Property(t => t.LogApplied).HasColumnName("LogShown");
            ticket.Property(t => t.AbandonedEffects).HasColumnName("Skipped");
            ticket.Property(t => t.DeferredEffects).HasColumnName("PutOff");
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
            ticket.HasIndex(t => new { t.ChannelDeletedAt, t.GuildId });
            ticket.HasIndex(t => new { t.DepartmentId, t.ClosedAt });
            ticket.HasIndex(t => t.NextRunAt);
            ticket.HasIndex(t => t.DeadlineAt);
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
        model.Entity<TicketNote>(note =>
        {
            note.ToTable("ticket_notes").HasIndex(n => n.TicketId);
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
}
