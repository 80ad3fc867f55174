using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Keeps requests within Discord's rate limits.</summary>
public interface IRateLimiter
{
    /// <summary>Waits for the request's turn among those of its bucket: first come, first served.</summary>
    Task<IRateLimitLease> AcquireAsync(RequestRoute route, CancellationToken cancellationToken);
}

/// <summary>A request's turn in its bucket; disposing it lets the next one in.</summary>
public interface IRateLimitLease : IDisposable
{
    /// <summary>
    /// Waits until Discord would take the request. To be called before every try. Throws <see cref="Contracts.DiscordException"/> (429)
    /// when that is longer than anybody would wait.
    /// </summary>
    Task WaitAsync(CancellationToken cancellationToken);

    /// <summary>Takes what Discord's answer says about limits.</summary>
    void Update(RateLimitReport report);
}

/// <summary>What an answer says about rate limits.</summary>
public sealed record RateLimitReport
{
    /// <summary>The hash of the bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>How many requests are left in it.</summary>
    public int? Remaining { get; init; }

    /// <summary>When it is full again.</summary>
    public TimeSpan? ResetAfter { get; init; }

    /// <summary>When the refused request may be sent again; null when it was not refused (429).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether all requests were refused, not only those of the bucket.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>Whether the limit is one that the bot shares with others, so that the refusal is not its fault.</summary>
    public bool IsShared { get; init; }
}
