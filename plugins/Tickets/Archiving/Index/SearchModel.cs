using DCTicket.Tickets.Core.Data;
using DCTicket.Toolkit.Storage;
using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Archiving.Index;

/// <summary>The tables of search, and additional indexes.</summary>
internal static class SearchModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<IndexEntry>(entry =>
        {
            entry.ToTable("search_inbox", table => table.ExcludeFromMigrations()).HasKey(e => e.Nr);
            entry.Property(e => e.Nr).ValueGeneratedNever();
        });
        model.Entity<SearchText>(text =>
        {
            text.ToTable("search_texts").Property(t => t.Id).ValueGeneratedNever();
            text.HasIndex(t => t.TicketId);
            text.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId);
            text.HasOne(t => t.Note).WithMany().HasForeignKey(t => t.NoteId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<SearchTask>().ToTable("search_tasks");
        model.Entity<SearchState>().ToTable("search_state").Property(s => s.Id).ValueGeneratedNever();
        model.Entity<SavedSearch>(search =>
        {
            search.ToTable("searches").Property(s => s.Id).ValueGeneratedNever();
            search.HasIndex(s => s.CreatedAt);
            search.Property(s => s.Filters).AsJson();
            search.Property(s => s.Pages).AsJson();
        });

        // A covering index of the ticket filters.
        model
            .Entity<Ticket>()
            .HasIndex(
                t => new
                {
                    t.GuildId,
                    t.Number,
                    t.State,
                    t.DepartmentId,
                    t.OwnerId,
                    t.Priority,
                    t.Rating,
                    t.AssigneeId,
                    t.CreatedAt,
                    t.Id,
                },
                "IX_tickets_Filters"
            );
        model.Entity<Ticket>().HasIndex(t => t.ReopenedFromId);
        model.Entity<ArchivedMessage>().HasIndex(m => new { m.AuthorId, m.TicketId });
    }
}
