using Polly;
using Polly.Retry;

namespace DCTicket.Discord.Native.Rest;

/// <summary>How often to ask again.</summary>
internal static class RestPipelines
{
    /// <summary>Several tries, with waits that double and vary, while no answer comes or a bad one.</summary>
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
