using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>The tables of the message archive.</summary>
internal static class ArchiveModel
{
    public static void Configure(ModelBuilder model)
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
            attachment.HasIndex(a => a.Hash);
            attachment.HasOne<ArchivedMessage>().WithMany().HasForeignKey(a => a.MessageId);
        });
        model.Entity<StoredFile>(file =>
        {
            file.ToTable("stored_files").HasKey(f => new { f.GuildId, f.Hash });
            file.HasIndex(f => f.Hash);
        });
    }
}
