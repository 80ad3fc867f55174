using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Applies Discord's rate limits.</summary>
public interface IRateLimiter
{
    /// <summary>Acquires a lease in the request's bucket, in order of arrival.</summary>
    Task<IRateLimitLease> AcquireAsync(RequestRoute route, CancellationToken cancellationToken);
}

/// <summary>A lease in a bucket; disposing it releases the next request.</summary>
public interface IRateLimitLease : IDisposable
{
    /// <summary>
    /// Waits until the request may be sent. Call it before every attempt. Throws <see cref="Contracts.DiscordException"/> (429) if the
    /// wait would be too long.
    /// </summary>
    Task WaitAsync(CancellationToken cancellationToken);

    /// <summary>Updates the limits from a response.</summary>
    void Update(RateLimitReport report);
}

/// <summary>The rate limit data of a response.</summary>
public sealed record RateLimitReport
{
    /// <summary>The hash of the bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>The number of remaining requests.</summary>
    public int? Remaining { get; init; }

    /// <summary>When it resets.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>When the rejected request may be sent again; null if it was not a 429.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the limit is global.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Whether the limit is shared with other bots, so that the rejection does not count.</summary>
    public bool IsShared { get; init; }
}
