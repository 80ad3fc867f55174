namespace DCTicket.Host.Jobs;

/// <summary>Where a job stands.</summary>
/// <param name="RunningSince">When the run that goes on began; null while none does.</param>
/// <param name="EndedAt">When the last run ended or its time was over; null before.</param>
/// <param name="Overran">Whether the run that goes on has taken longer than it may.</param>
internal sealed record JobStatus(DateTimeOffset? RunningSince, DateTimeOffset? EndedAt, bool Overran)
{
    public static JobStatus None { get; } = new(null, null, Overran: false);
}
