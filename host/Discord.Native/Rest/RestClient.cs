using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Sends requests within Discord's rate limits, and repeats what may be repeated.</summary>
internal sealed partial class RestClient : IDisposable
{
    private const int MostRefusals = 10;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    // The limit that headers tell of lets ten edits of a channel through in 15 seconds: what is longer is the hidden one.
    private static readonly TimeSpan LongestTold = TimeSpan.FromSeconds(15);

    private readonly RequestBuilder _builder;
    private readonly HttpMessageInvoker _sender;
    private readonly IRateLimiter _limiter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<RestAnswer> _once;
    private readonly ResiliencePipeline<RestAnswer> _repeating;
    private readonly InvalidRequests _invalid;
    private readonly DeadWebhooks _webhooks = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly ChannelEdits _edits;
    private volatile bool _tokenRefused;

    public RestClient(RequestBuilder builder, HttpMessageInvoker sender, IRateLimiter limiter, TimeProvider time, ILogger logger)
    {
        (_builder, _sender, _limiter, _time, _logger) = (builder, sender, limiter, time, logger);
        _once = RestPipelines.Once<RestAnswer>(RestPipelines.Patience, time);
        _repeating = RestPipelines.Repeating<RestAnswer>(tries: 5, answer => answer.IsDiscordsFault, time);
        _invalid = new InvalidRequests(time, logger);
        _edits = new ChannelEdits(SendNowAsync, time, logger, _disposed.Token);
    }

    public Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken) =>
        ChannelEdit.Read(request) is { } edit ? _edits.SendAsync(edit, cancellationToken) : SendNowAsync(request, false, cancellationToken);

    /// <summary>Ends the edits that wait; it is too late for them.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private async Task<DiscordResponse> SendNowAsync(DiscordRequest request, bool isLimited, CancellationToken cancellationToken)
    {
        var route = RequestRoute.Of(request);
        using var turn = await _limiter.EnterAsync(route, cancellationToken);
        var answer = request.Repeatable
            ? await _repeating.ExecuteAsync(async token => await TryAsync(request, route, turn, isLimited, token), cancellationToken)
            : await TryAsync(request, route, turn, isLimited, cancellationToken);
        if (answer.IsSuccess)
            return new DiscordResponse(answer.Status, answer.Body);
        if (answer.Status == 401 && !route.IsInteraction)
            _tokenRefused = true;
        var refusal = answer.ToException(route.Template);
        _webhooks.Note(route, refusal);
        throw refusal;
    }

    /// <summary>Sends until it is not refused by a rate limit. Discord has done nothing then, so anything may be sent again.</summary>
    private async Task<RestAnswer> TryAsync(DiscordRequest request, RequestRoute route, IRateLimitTurn turn, bool isLimited, CancellationToken cancellationToken)
    {
        for (var refusals = 1; ; refusals++)
        {
            var answer = await CountedAsync(request, route, turn, cancellationToken);
            if (isLimited && answer.Limits is { IsGlobal: false, RetryAfter: { } hidden } && hidden > LongestTold)
            {
                // Other edits of the channel go on, so the bucket must not hear of it.
                turn.Learn(answer.Limits with { RetryAfter = null });
                throw new HiddenLimitException(hidden);
            }

            turn.Learn(answer.Limits);
            if (!answer.IsRateLimit || refusals == MostRefusals || answer.Limits.RetryAfter > LongestWait)
                return answer;
        }
    }

    /// <summary>Sends once Discord would take it, and counts whether it did.</summary>
    private async Task<RestAnswer> CountedAsync(DiscordRequest request, RequestRoute route, IRateLimitTurn turn, CancellationToken cancellationToken)
    {
        await _invalid.EnterAsync(route.IsInteraction, cancellationToken);
        RestAnswer? answer = null;
        try
        {
            await turn.WaitAsync(cancellationToken);
            _webhooks.Check(route);
            if (_tokenRefused && !route.IsInteraction)
                throw new DiscordException(401, 0, CloseCodes.TokenRefused, route.Template);
            return answer = await ExchangeAsync(request, route, cancellationToken);
        }
        finally
        {
            _invalid.Leave(answer is { IsInvalid: true });
        }
    }

    private async Task<RestAnswer> ExchangeAsync(DiscordRequest request, RequestRoute route, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        try
        {
            var answer = await _once.ExecuteAsync(
                async token =>
                {
                    using var message = _builder.Build(request, route);
                    using var response = await _sender.SendAsync(message, token);
                    return await RestAnswer.ReadAsync(response, token);
                },
                cancellationToken);
            LogAnswer(route.Template, answer.Status, (long)_time.GetElapsedTime(start).TotalMilliseconds);
            return answer;
        }
        catch (TimeoutRejectedException exception)
        {
            LogNoAnswer(route.Template, (long)_time.GetElapsedTime(start).TotalMilliseconds);
            throw new DiscordException(0, 0, "Discord did not answer in time", route.Template, inner: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            LogNoAnswer(route.Template, (long)_time.GetElapsedTime(start).TotalMilliseconds);
            throw new DiscordException(0, 0, "Discord could not be reached", route.Template, inner: exception);
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Route}: {Status} after {Milliseconds} ms")]
    private partial void LogAnswer(string route, int status, long milliseconds);

    [LoggerMessage(LogLevel.Debug, "{Route}: no answer after {Milliseconds} ms")]
    private partial void LogNoAnswer(string route, long milliseconds);
}
