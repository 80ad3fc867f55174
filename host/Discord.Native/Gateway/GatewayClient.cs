using System.Net.WebSockets;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Which bot connects.</summary>
/// <param name="Token">Its token.</param>
/// <param name="RestHost">The host of Discord's REST API, for the log.</param>
internal sealed record BotAddress(string Token, string RestHost);

/// <summary>Keeps a gateway session over as many sockets as it takes.</summary>
internal sealed partial class GatewayClient(BotAddress bot, GatewayDirectory directory, Func<IGatewaySocket> openSocket, GatewayTools tools)
{
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    // A timer cannot be set much further.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    private readonly ILogger _logger = tools.Logger;

    // Enough for an ordinary day, and not for a peer that takes and drops the line by turns.
    private readonly Complaints _notes = new(tools.Time, perHour: 5);
    private readonly StatusTracker _status = new(tools.Time);

    public ConnectionStatus Status => _status.Current;

    public MemberRequests Members { get; } = new(tools.Time);

    public async Task RunAsync(GatewayOptions options, CancellationToken stop)
    {
        var session = new GatewaySession(options.Sessions?.Load());
        await using var keeper = new SessionKeeper(session, options.Sessions, tools.Time);
        var events = new GatewayEvents(options, session, Members, tools.Time, tools.Logger);
        try
        {
            await KeepAsync(new Run(options, session, events, keeper), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while waiting to connect again.
        }
        finally
        {
            if (Status.State != ConnectionState.Disconnected)
                _status.SetDisconnected("the connection ended by an error");
            await session.SettledAsync().WaitAsync(
                FinishWithin, tools.Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepAsync(Run run, CancellationToken stop)
    {
        while (true)
        {
            var end = await LiveAsync(run, stop);
            _status.SetDisconnected(end.Why);
            if (end.Verdict == LinkVerdict.TokenRefused)
            {
                run.Session.Forget();
                end = await ConfirmAsync(end, stop);
            }

            if (end.Verdict == LinkVerdict.Stop)
                return;
            if (end.Verdict == LinkVerdict.Fatal)
            {
                run.Session.Forget();
                throw new DiscordConnectionException(end.Why);
            }

            run.Note(end);
            await PauseAsync(run, end, stop);
        }
    }

    private async Task PauseAsync(Run run, LinkEnd end, CancellationToken stop)
    {
        var wait = tools.Delays.BeforeReconnect(run.Attempts.Failures);
        if (end.Verdict != LinkVerdict.Resume || run.Attempts.BlameSession)
        {
            run.Session.Forget();
            var atLeast = tools.Delays.BeforeNewSession();
            wait = wait > atLeast ? wait : atLeast;
        }

        if (end.NotBefore is { } until)
        {
            LogRefused(until.UtcDateTime);
            while (until - tools.Time.GetUtcNow() is var left && left > TimeSpan.Zero)
                await Task.Delay(left < MaxDelay ? left : MaxDelay, tools.Time, stop);
            return;
        }

        if (_notes.IsDue(end.Why, out var unsaid))
            LogPause(run, end, Math.Ceiling(wait.TotalSeconds), Unsaid(unsaid));
        await Task.Delay(wait, tools.Time, stop);
    }

    private void LogPause(Run run, LinkEnd end, double seconds, string unsaid)
    {
        if (end.IsUnreachable)
            LogUnreachable(end.Why, seconds, unsaid);
        else
            LogEnded(end.Why, seconds, run.Session.CanResume ? "the session goes on" : "new session", unsaid);
    }

    private async Task<LinkEnd> LiveAsync(Run run, CancellationToken stop)
    {
        _status.SetConnecting();
        var host = bot.RestHost;
        try
        {
            var url = await FindAsync(run, stop);
            host = url.Host;
            using var socket = openSocket();
            using var link = new GatewayLink(socket, run.Identity(bot.Token), run.Session, run.Events, tools);
            try
            {
                return await link.RunAsync(url, () => BecomeReady(run, link), stop);
            }
            finally
            {
                Members.Detach();
            }
        }
        catch (Exception exception) when (stop.IsCancellationRequested && exception is (OperationCanceledException or DiscordException))
        {
            return new LinkEnd(LinkVerdict.Stop, "asked to stop");
        }
        catch (DiscordException exception) when (exception is { Status: 429, RetryAfter: { } wait } && wait > GatewayDirectory.MaxWait)
        {
            return new LinkEnd(LinkVerdict.Resume, exception.Message) { NotBefore = tools.Time.GetUtcNow() + wait };
        }
        catch (Exception exception) when (exception is DiscordException or WebSocketException or HttpRequestException or IOException
            or OperationCanceledException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new LinkEnd(LinkVerdict.Resume, NetworkFailure.Describe(exception, host)) { IsUnreachable = true };
        }
    }

    /// <summary>Where to connect to; before an identify also with which intents.</summary>
    private async Task<Uri> FindAsync(Run run, CancellationToken stop)
    {
        if (run.Session.Current is { Id: not null, Sequence: not null, Url: var resumeUrl })
            return resumeUrl is null || run.Attempts.AvoidsResumeAddress
                ? await directory.ForResumeAsync(stop)
                : directory.Complete(resumeUrl);
        await tools.Pace.WaitAsync(stop);
        run.Intents = await run.Options.Intents(run.RefusedIntents, stop);
        return await directory.ForIdentifyAsync(stop);
    }

    /// <summary>The gateway refuses a good token now and then; only REST knows for sure.</summary>
    private async Task<LinkEnd> ConfirmAsync(LinkEnd end, CancellationToken stop)
    {
        try
        {
            await directory.AskWhoAmIAsync(stop);
        }
        catch (DiscordException exception) when (exception.Status == 401)
        {
            return end with { Verdict = LinkVerdict.Fatal, Why = CloseCodes.TokenRefused };
        }
        catch (DiscordException)
        {
            // Discord does not say; the next identify shows.
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return end with { Verdict = LinkVerdict.Stop };
        }

        return end with { Verdict = LinkVerdict.NewSession };
    }

    private void BecomeReady(Run run, GatewayLink link)
    {
        Members.Attach(link.TrySendAsync);
        // Before the next event: another process must know which RESUMED it has had.
        run.Keeper.SaveNow();
        _status.SetReady();
        if (_notes.IsDue(nameof(LogReady), out var unsaid))
            LogReady(Unsaid(unsaid));
    }

    private static string Unsaid(int count) => count == 0 ? "" : $" ({count} more since this was said last)";

    [LoggerMessage(LogLevel.Information, "Connected to Discord's gateway{Unsaid}")]
    private partial void LogReady(string unsaid);

    [LoggerMessage(LogLevel.Information, "The gateway connection ended: {Why}. Reconnecting in {Seconds} s ({Continuation}){Unsaid}")]
    private partial void LogEnded(string why, double seconds, string continuation, string unsaid);

    [LoggerMessage(LogLevel.Warning, "Discord cannot be reached: {Why}. Trying again in {Seconds} s{Unsaid}")]
    private partial void LogUnreachable(string why, double seconds, string unsaid);

    [LoggerMessage(
        LogLevel.Warning,
        "Discord lets this bot connect again at {Until:yyyy-MM-dd HH:mm:ss} UTC; it waits until then, also over restarts")]
    private partial void LogRefused(DateTime until);

    /// <summary>One run, and what it has learnt from its connections.</summary>
    private sealed record Run(GatewayOptions Options, GatewaySession Session, GatewayEvents Events, SessionKeeper Keeper)
    {
        public Attempts Attempts { get; } = new();

        /// <summary>What was identified with last.</summary>
        public int Intents { get; set; }

        /// <summary>What Discord would not identify with; null when it has not said so since the last session.</summary>
        public int? RefusedIntents { get; private set; }

        // The session is to be found alive by the next start; where there is none, the bot shows offline at once.
        public GatewayIdentity Identity(string token) =>
            new(token, Intents, Options.Sessions is null ? CloseCodes.Goodbye : CloseCodes.WillResume);

        public void Note(LinkEnd end)
        {
            Attempts.Note(end);
            if (end.Verdict == LinkVerdict.IntentsRefused)
                RefusedIntents = Intents;
            else if (end.WasReady)
                RefusedIntents = null;
        }
    }
}
