using System.Runtime.ExceptionServices;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Discord.Native.Gateway;
using Microsoft.Extensions.Logging;
using Polly;

namespace DCTicket.Discord.Native.Rest;

/// <summary>Sends requests within the rate limits, and retries idempotent ones.</summary>
internal sealed partial class RestClient : IDisposable
{
    private const int MaxRefusals = 10;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    // The reported limit allows ten edits of a channel in 15 seconds: a longer one is the unreported limit.
    private static readonly TimeSpan MaxToldLength = TimeSpan.FromSeconds(15);

    private readonly RequestBuilder _builder;
    private readonly HttpMessageInvoker _sender;
    private readonly IRateLimiter _limiter;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<RestAnswer> _repeating;
    private readonly InvalidRequests _invalid;
    private readonly InvalidWebhookCache _webhooks = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly CancellationToken _stop;
    private readonly ChannelEdits _edits;
    private readonly TokenCheck _token;

    public RestClient(RequestBuilder builder, HttpMessageInvoker sender, IRateLimiter limiter, TimeProvider time, ILogger logger)
    {
        (_builder, _sender, _limiter, _time, _logger) = (builder, sender, limiter, time, logger);
        _repeating = RestPipelines.Repeating<RestAnswer>(
            tries: 5,
            exception => exception is DiscordException { Status: 0 },
            answer => answer.IsDiscordsFault,
            time
        );
        _invalid = new InvalidRequests(time, logger);
        _stop = _disposed.Token;
        _edits = new ChannelEdits(SendNowAsync, time, logger, _stop);
        _token = new TokenCheck(AskWhoWeAreAsync);
    }

    /// <summary>Cancelled when Discord rejects the bot's token, not only one route.</summary>
    public CancellationToken TokenRefused => _token.Refused;

    public Task<DiscordResponse> SendAsync(DiscordRequest request, CancellationToken cancellationToken) =>
        ChannelEdit.Read(request) is { } edit ? _edits.SendAsync(edit, cancellationToken) : SendNowAsync(request, false, cancellationToken);

    /// <summary>Ends queued edits at shutdown.</summary>
    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
            return;
        _disposed.Cancel();
        _disposed.Dispose();
        _token.Dispose();
    }

    private async Task<DiscordResponse> SendNowAsync(DiscordRequest request, bool isLimited, CancellationToken cancellationToken)
    {
        var route = RequestRoute.Of(request);
        var answer = await AskAsync(request, route, isLimited, cancellationToken);
        if (answer.IsSuccess)
            return new DiscordResponse(answer.Status, answer.Body);
        // After the lease is released: the check may be in the same bucket.
        if (answer.Status == 401 && !route.IsInteraction && await _token.IsRefusedAsync(cancellationToken))
            throw TokenRefusal(route);
        var refusal = answer.ToException(route.Template);
        _webhooks.Note(route, refusal);
        throw refusal;
    }

    private async Task<RestAnswer> AskAsync(DiscordRequest request, RequestRoute route, bool isLimited, CancellationToken cancellationToken)
    {
        using var files = OpenedFiles.Open(request.Files);
        var call = new RestCall(request, route, files);
        using var turn = await _limiter.AcquireAsync(route, cancellationToken);
        return request.IsIdempotent
            ? await _repeating.ExecuteAsync(async token => await TryAsync(call, turn, isLimited, token), cancellationToken)
            : await TryAsync(call, turn, isLimited, cancellationToken);
    }

    /// <summary>Gets the status of <c>users/@me</c>; 0 for no response. One attempt: the next 401 checks again.</summary>
    private async Task<int> AskWhoWeAreAsync()
    {
        var request = new DiscordRequest(HttpMethod.Get, "users/@me") { IsIdempotent = false };
        try
        {
            return (await AskAsync(request, RequestRoute.Of(request), false, _stop)).Status;
        }
        catch (DiscordException e)
        {
            return e.Status;
        }
    }

    private static DiscordException TokenRefusal(RequestRoute route) => new(401, 0, CloseCodes.TokenRefused, route.Template);

    /// <summary>Sends until it is not rate limited. Discord has done nothing then, so any request may be repeated.</summary>
    private async Task<RestAnswer> TryAsync(RestCall call, IRateLimitLease turn, bool isLimited, CancellationToken cancellationToken)
    {
        for (var refusals = 1; ; refusals++)
        {
            var answer = await CountedAsync(call, turn, cancellationToken);
            if (isLimited && answer.Limits is { IsGlobal: false, RetryAfter: { } hidden } && hidden > MaxToldLength)
            {
                // Other edits of the channel are not limited, so the bucket must not be updated.
                turn.Update(answer.Limits with { RetryAfter = null });
                throw new UnreportedRateLimitException(hidden);
            }

            turn.Update(answer.Limits);
            if (!answer.IsRateLimit || refusals == MaxRefusals || answer.Limits.RetryAfter > MaxWait)
                return answer;
        }
    }

    /// <summary>Sends one attempt, and counts its result.</summary>
    private async Task<RestAnswer> CountedAsync(RestCall call, IRateLimitLease turn, CancellationToken cancellationToken)
    {
        var route = call.Route;
        await _invalid.EnterAsync(route.IsInteraction, cancellationToken);
        RestAnswer? answer = null;
        try
        {
            await turn.WaitAsync(cancellationToken);
            _webhooks.Check(route);
            if (_token.IsRefused && !route.IsInteraction)
                throw TokenRefusal(route);
            return answer = await ExchangeAsync(call, cancellationToken);
        }
        finally
        {
            _invalid.Leave(answer is { IsInvalid: true });
        }
    }

    private async Task<RestAnswer> ExchangeAsync(RestCall call, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var template = call.Route.Template;
        using var silence = new SilenceLimit(_time, cancellationToken);
        try
        {
            using var message = _builder.Build(call.Request, call.Route, call.Files, silence.Reset);
            using var response = await _sender.SendAsync(message, silence.Token);
            var answer = await RestAnswer.ReadAsync(response, silence.Reset, silence.Token);
            LogAnswer(template, answer.Status, (long)_time.GetElapsedTime(start).TotalMilliseconds);
            return answer;
        }
        catch (Exception e) when (call.Files.Failure is not null || e is HttpRequestException or IOException || silence.IsOver)
        {
            LogNoAnswer(template, (long)_time.GetElapsedTime(start).TotalMilliseconds);
            if (call.Files.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            throw new DiscordException(
                0,
                0,
                silence.IsOver ? "Discord did not answer in time" : "Discord could not be reached",
                template,
                inner: e
            );
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Route}: {Status} after {Milliseconds} ms")]
    private partial void LogAnswer(string route, int status, long milliseconds);

    [LoggerMessage(LogLevel.Debug, "{Route}: no response after {Milliseconds} ms")]
    private partial void LogNoAnswer(string route, long milliseconds);
}

/// <summary>A request in flight.</summary>
internal sealed record RestCall(DiscordRequest Request, RequestRoute Route, OpenedFiles Files);
