namespace DCTicket.Tickets.Privacy.Retention;

/// <summary>The results of a run for a server.</summary>
internal sealed class RetentionSummary
{
    public HashSet<Guid> Tickets { get; } = [];

    public int Messages { get; set; }

    public int Files { get; set; }

    public long Bytes { get; set; }

    public int Transcripts { get; set; }
}
