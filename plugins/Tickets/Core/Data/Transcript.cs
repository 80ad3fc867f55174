using Microsoft.EntityFrameworkCore;

namespace DCTicket.Tickets.Core.Data;

/// <summary>A file of a transcript that was made, and is kept as it was made.</summary>
internal sealed class TranscriptRow
{
    public long Id { get; set; }

    public Guid TicketId { get; set; }

    public TranscriptAudience Audience { get; set; }

    /// <summary>Its place among the others.</summary>
    public int Position { get; set; }

    /// <summary>How it is called; ours, and no name that people chose.</summary>
    public required string Name { get; set; }

    /// <summary>The SHA-256 of the bytes.</summary>
    public required string Hash { get; set; }

    public long Size { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>The tables of transcripts and exports.</summary>
internal static class TranscriptModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<TranscriptRow>(row =>
        {
            row.ToTable("transcripts")
                .HasIndex(r => new
                {
                    r.TicketId,
                    r.Audience,
                    r.Position,
                })
                .IsUnique();
            row.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId);
        });
        model.Entity<Export>(export =>
        {
            export.ToTable("exports").Property(e => e.Id).ValueGeneratedNever();
            export.Property(e => e.Filter).AsJson();
            export.Property(e => e.Parts).AsJson();
            export.Property(e => e.Problems).AsJson();
            export.HasIndex(e => new { e.State, e.CreatedAt });
            export.HasIndex(e => new
            {
                e.GuildId,
                e.RequesterId,
                e.CreatedAt,
            });
        });
    }
}
