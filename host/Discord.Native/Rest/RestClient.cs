using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Sends requests within Discord's rate limits, and repeats what may be repeated.</summary>
internal sealed partial class RestClient(
    RequestBuilder builder, HttpMessageInvoker sender, IRateLimiter limiter, TimeProvider time, ILogger logger)
{
    private const int MostRefusals = 10;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly ResiliencePipeline<RestAnswer> _once = RestPipelines.Once<RestAnswer>(RestPipelines.Patience, time);
    private readonly ResiliencePipeline<RestAnswer> _repeating =
        RestPipelines.Repeating<RestAnswer>(tries: 5, answer => answer.IsDiscordsFault, time);

    private volatile bool _tokenRefused;

    public async Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken)
    {
        var route = RequestRoute.Of(request);
        using var turn = await limiter.EnterAsync(route, cancellationToken);
        var answer = request.Repeatable
            ? await _repeating.ExecuteAsync(async token => await TryAsync(request, route, turn, token), cancellationToken)
            : await TryAsync(request, route, turn, cancellationToken);
        if (answer.IsSuccess)
            return new DiscordResponse(answer.Status, answer.Body);
        if (answer.Status == 401 && !route.IsInteraction)
            _tokenRefused = true;
        throw answer.ToException(route.Template);
    }

    /// <summary>Sends until it is not refused by a rate limit. Discord has done nothing then, so anything may be sent again.</summary>
    private async Task<RestAnswer> TryAsync(DiscordRequest request, RequestRoute route, IRateLimitTurn turn, CancellationToken cancellationToken)
    {
        for (var refusals = 1; ; refusals++)
        {
            await turn.WaitAsync(cancellationToken);
            if (_tokenRefused && !route.IsInteraction)
                throw new DiscordException(401, 0, CloseCodes.TokenRefused, route.Template);
            var answer = await ExchangeAsync(request, route, cancellationToken);
            if (answer.Limits.RetryAfter > LongestWait)
                throw answer.ToException(route.Template);
            turn.Learn(answer.Limits);
            if (!answer.IsRateLimit || refusals == MostRefusals)
                return answer;
        }
    }

    private async Task<RestAnswer> ExchangeAsync(DiscordRequest request, RequestRoute route, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var answer = await _once.ExecuteAsync(
                async token =>
                {
                    using var message = builder.Build(request, route);
                    using var response = await sender.SendAsync(message, token);
                    return await RestAnswer.ReadAsync(response, token);
                },
                cancellationToken);
            LogAnswer(route.Template, answer.Status, (long)time.GetElapsedTime(start).TotalMilliseconds);
            return answer;
        }
        catch (TimeoutRejectedException exception)
        {
            LogNoAnswer(route.Template, (long)time.GetElapsedTime(start).TotalMilliseconds);
            throw new DiscordException(0, 0, "Discord did not answer in time", route.Template, inner: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            LogNoAnswer(route.Template, (long)time.GetElapsedTime(start).TotalMilliseconds);
            throw new DiscordException(0, 0, "Discord could not be reached", route.Template, inner: exception);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Route}: {Status} after {Milliseconds} ms")]
    private partial void LogAnswer(string route, int status, long milliseconds);

    [LoggerMessage(LogLevel.Debug, "{Route}: no answer after {Milliseconds} ms")]
    private partial void LogNoAnswer(string route, long milliseconds);
}
