using System.Globalization;
using System.Net;
using System.Text;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Tests.Support;

/// <summary>A connection whose requests get scripted answers, on a clock that the test moves.</summary>
internal sealed class RestTest : IAsyncDisposable
{
    public const string Channel = "channels/100000000000000001/messages";
    public const string OtherChannel = "channels/100000000000000002/messages";
    public const string ChannelItself = "channels/100000000000000001";
    public const string OtherChannelItself = "channels/100000000000000002";
    public const string InteractionToken = "aW50ZXJhY3Rpb246secret";
    public const string Interaction = $"interactions/100000000000000009/{InteractionToken}/callback";

    public RestTest(ObservedTime? time = null, IRefusalStore? refusals = null)
    {
        Time = time ?? new ObservedTime();
        Connection = new NativeConnection(
            new NativeConnectionOptions { Token = GatewayTest.Token },
            Time,
            Logs,
            new NativeConnectionParts { Sender = new HttpMessageInvoker(Sender), Refusals = refusals }
        );
    }

    public ScriptedSender Sender { get; } = new();

    public ObservedTime Time { get; }

    public RecordedLogs Logs { get; } = new();

    public NativeConnection Connection { get; }

    public Task<DiscordResponse> GetAsync(string path = Channel) => SendAsync(new DiscordRequest(HttpMethod.Get, path));

    public Task<DiscordResponse> PostAsync(string path = Channel, string json = "{}") =>
        SendAsync(new DiscordRequest(HttpMethod.Post, path) { Json = Encoding.UTF8.GetBytes(json) });

    public Task<DiscordResponse> SendAsync(DiscordRequest request) =>
        Connection.SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Edits a channel; returns the body of Discord's answer.</summary>
    public async Task<string> EditAsync(string json, double? patience = null, string channel = ChannelItself, string? reason = null)
    {
        var request = new DiscordRequest(HttpMethod.Patch, channel)
        {
            Json = Encoding.UTF8.GetBytes(json),
            Reason = reason,
            IsIdempotent = true,
            MaxWait = patience is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        return Encoding.UTF8.GetString((await SendAsync(request)).Body.Span);
    }

    /// <summary>The bodies of the requests so far.</summary>
    public IReadOnlyList<string> Bodies => [.. Sender.Sent.Select(sent => sent.Body)];

    /// <summary>Waits until so many requests have been sent.</summary>
    public async Task SentAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Sender.Sent.Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, limit.Token);
    }

    public static Task<DiscordException> RefusedAsync(Task request) => Assert.ThrowsAsync<DiscordException>(() => request);

    /// <summary>Lets exactly this wait pass.</summary>
    public Task ElapseAsync(double seconds) => Time.ElapseAsync(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets a wait before another try pass; tells its length.</summary>
    public Task<TimeSpan> ElapseRetryAsync() =>
        Time.ElapseAsync(wait => wait != TimeSpan.FromSeconds(15) && wait != TimeSpan.FromMinutes(1), "another try");

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}

/// <summary>Answers requests in the order of its script, and keeps them.</summary>
internal sealed class ScriptedSender : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();

    public List<SentRequest> Sent { get; } = [];

    public ScriptedSender Answer(int status, string body = "{}", params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(_ => Task.FromResult(Make(status, body, headers)));
        return this;
    }

    /// <summary>An answer with the headers of a bucket.</summary>
    public ScriptedSender AnswerWithBucket(string bucket, int remaining, double resetAfter, int status = 200) =>
        Answer(
            status,
            "{}",
            ("X-RateLimit-Bucket", bucket),
            ("X-RateLimit-Limit", "5"),
            ("X-RateLimit-Remaining", remaining.ToString(CultureInfo.InvariantCulture)),
            ("X-RateLimit-Reset-After", resetAfter.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>A refusal by rate limit.</summary>
    public ScriptedSender Refuse(string scope, double retryAfter) =>
        Answer(
            429,
            $$"""
            {"message":"You are being rate limited.","retry_after":{{retryAfter.ToString(CultureInfo.InvariantCulture)}},
             "global":{{(scope == "global" ? "true" : "false")}} }
            """,
            ("Retry-After", Math.Ceiling(retryAfter).ToString(CultureInfo.InvariantCulture)),
            ("X-RateLimit-Scope", scope)
        );

    public ScriptedSender Fail(Exception exception)
    {
        _answers.Enqueue(_ => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public ScriptedSender NeverAnswer()
    {
        _answers.Enqueue(async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException();
        });
        return this;
    }

    /// <summary>An answer whose body the test makes.</summary>
    public ScriptedSender Answer(HttpContent body)
    {
        _answers.Enqueue(_ => Task.FromResult(new HttpResponseMessage { Content = body }));
        return this;
    }

    /// <summary>Answers when the test says so.</summary>
    public TaskCompletionSource<HttpResponseMessage> AnswerLater()
    {
        var later = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers.Enqueue(token => later.Task.WaitAsync(token));
        return later;
    }

    public static HttpResponseMessage Make(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Func<CancellationToken, Task<HttpResponseMessage>>? answer;
        lock (_lock)
        {
            Sent.Add(
                new SentRequest(
                    $"{request.Method} {request.RequestUri}",
                    request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString()),
                    request.Content?.Headers.ContentType?.ToString(),
                    body
                )
            );
            if (!_answers.TryDequeue(out answer))
                throw new InvalidOperationException($"The script has no answer to {request.Method} {request.RequestUri}");
        }

        return await answer(cancellationToken);
    }
}

internal sealed record SentRequest(string Line, IReadOnlyDictionary<string, string> Headers, string? ContentType, string Body);
