using DCTicket.Contracts;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace DCTicket.Discord.Native.Rest;

/// <summary>How long to wait for an answer, and how often to ask again.</summary>
internal static class RestPipelines
{
    /// <summary>How long one try may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>One try with an end.</summary>
    public static ResiliencePipeline<T> Once<T>(TimeSpan patience, TimeProvider time) =>
        new ResiliencePipelineBuilder<T> { TimeProvider = time }.AddTimeout(patience).Build();

    /// <summary>Several tries, with waits that double and vary, while no answer comes or a bad one.</summary>
    public static ResiliencePipeline<T> Repeating<T>(int tries, Func<T, bool> isBad, TimeProvider time) =>
        new ResiliencePipelineBuilder<T> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = tries - 1,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    { Exception: DiscordException { Status: 0 } or TimeoutRejectedException or IOException } => true,
                    { Exception: HttpRequestException { StatusCode: null or >= System.Net.HttpStatusCode.InternalServerError } } => true,
                    { Exception: not null } => false,
                    { Result: { } result } => isBad(result),
                    _ => false,
                }),
            })
            .Build();
}
