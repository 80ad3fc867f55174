using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The tables of metrics. They have no foreign keys, since metrics outlive tickets and messages.</summary>
internal static class MetricsModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<TicketMetrics>(numbers =>
        {
            numbers.ToTable("ticket_numbers").HasKey(n => n.TicketId);
            numbers.Property(n => n.TicketId).ValueGeneratedNever();
            numbers.HasIndex(n => new { n.GuildId, n.OpenedAt });
            numbers.HasIndex(n => new { n.GuildId, n.ClosedAt });
            numbers.HasIndex(n => new { n.GuildId, n.RatedAt });
            numbers.HasIndex(n => n.RulesVersion);
        });
        model.Entity<MessageFact>(word =>
        {
            word.ToTable("ticket_words").HasKey(w => w.MessageId);
            word.Property(w => w.MessageId).ValueGeneratedNever();
            word.HasIndex(w => w.TicketId);
        });
        model.Entity<StaffResponse>(response =>
        {
            response.ToTable("staff_responses").HasKey(r => r.MessageId);
            response.Property(r => r.MessageId).ValueGeneratedNever();
            response.HasIndex(r => r.TicketId);
            // Covering indexes, so that a year is read without the table.
            response.HasIndex(r => new
            {
                r.GuildId,
                r.At,
                r.DepartmentId,
                r.StaffId,
                r.Priority,
                r.WaitMs,
                r.IsFirst,
            });
            response.HasIndex(r => new
            {
                r.GuildId,
                r.StaffId,
                r.At,
                r.DepartmentId,
                r.Priority,
                r.WaitMs,
                r.IsFirst,
            });
        });
        model.Entity<DirtyMetrics>(stale =>
        {
            stale.ToTable("stale_numbers").HasKey(s => s.TicketId);
            stale.Property(s => s.TicketId).ValueGeneratedNever();
            stale.Property(s => s.Mark).IsConcurrencyToken();
        });
        model.Entity<StaffName>().ToTable("staff_names").HasKey(n => new { n.GuildId, n.MemberId });
        model.Entity<StatsSettings>(settings =>
        {
            settings.ToTable("stats_settings").HasKey(s => s.GuildId);
            settings.Property(s => s.GuildId).ValueGeneratedNever();
            settings.HasIndex(s => s.DigestDueAt);
        });
    }
}
