using Polly;
using Polly.Retry;

namespace DCTicket.Discord.Native.Rest;

/// <summary>The number of retries.</summary>
internal static class RestPipelines
{
    /// <summary>Retries with exponential backoff and jitter after no response or a server error.</summary>
    public static ResiliencePipeline<T> Repeating<T>(int tries, Func<Exception, bool> passes, Func<T, bool> isBad, TimeProvider time) =>
        new ResiliencePipelineBuilder<T> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<T>
                {
                    MaxRetryAttempts = tries - 1,
                    Delay = TimeSpan.FromSeconds(1),
                    MaxDelay = TimeSpan.FromSeconds(30),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome switch
                            {
                                { Exception: { } exception } => passes(exception),
                                { Result: { } result } => isBad(result),
                                _ => false,
                            }
                        ),
                }
            )
            .Build();
}
