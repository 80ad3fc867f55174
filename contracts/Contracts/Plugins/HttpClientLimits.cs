namespace DCTicket.Contracts;

/// <summary>The time limits and retries of an HTTP client (<see cref="IPluginBuilder.AddHttpClient"/>).</summary>
public sealed record HttpClientLimits
{
    /// <summary>The time limit of one attempt, until the headers of the response are there; ten seconds by default.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time limit of all attempts and the pauses between them; 30 seconds by default.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether POST and PATCH are retried as well. Set it only if the server treats a repeated request as one, or if a second one does no
    /// harm: a lost response does not tell whether the first one arrived.
    /// </summary>
    public bool RetriesPost { get; init; }
}
