namespace DCTicket.Host.Jobs;

/// <summary>The status of a job.</summary>
/// <param name="RunningSince">When the current run began; null for none.</param>
/// <param name="EndedAt">When the last run ended or was overdue; null before.</param>
/// <param name="Overran">Whether the current run is overdue.</param>
internal sealed record JobStatus(DateTimeOffset? RunningSince, DateTimeOffset? EndedAt, bool Overran)
{
    public static JobStatus None { get; } = new(null, null, Overran: false);
}
