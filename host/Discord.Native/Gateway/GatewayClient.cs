using System.Net.WebSockets;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>The identity of the bot.</summary>
/// <param name="Token">Its token.</param>
/// <param name="RestHost">The host of Discord's REST API, for the log.</param>
internal sealed record BotAddress(string Token, string RestHost);

/// <summary>Keeps a gateway session over several sockets.</summary>
internal sealed partial class GatewayClient(BotAddress bot, GatewayDirectory directory, Func<IGatewaySocket> openSocket, GatewayTools tools)
{
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    // The maximum of a timer.
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    private readonly ILogger _logger = tools.Logger;

    // Enough for normal reconnects, but not for a connection that fails all the time.
    private readonly LogThrottle _notes = new(tools.Time, perHour: 5);
    private readonly StatusTracker _status = new(tools.Time);

    public ConnectionStatus Status => _status.Current;

    public MemberRequests Members { get; } = new(tools.Time);

    public async Task RunAsync(GatewayOptions options, CancellationToken stop)
    {
        var session = new GatewaySession(options.Sessions?.Load());
        await using var keeper = new SessionPersister(session, options.Sessions, tools.Time);
        var events = new GatewayEvents(options, session, Members, tools.Time, tools.Logger);
        try
        {
            await ReconnectLoopAsync(new Run(options, session, events, keeper), stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while waiting to reconnect.
        }
        finally
        {
            if (Status.State != ConnectionState.Disconnected)
                _status.SetDisconnected("the connection ended by an error");
            await session
                .WhenDrainedAsync()
                .WaitAsync(FinishWithin, tools.Time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReconnectLoopAsync(Run run, CancellationToken stop)
    {
        while (true)
        {
            var end = await RunConnectionAsync(run, stop);
            _status.SetDisconnected(end.Why);
            if (end.Action == ReconnectAction.TokenRefused)
            {
                run.Session.Forget();
                end = await ConfirmAsync(end, stop);
            }

            if (end.Action == ReconnectAction.Stop)
                return;
            if (end.Action == ReconnectAction.Fatal)
            {
                run.Session.Forget();
                throw new DiscordConnectionException(end.Why);
            }

            run.Note(end);
            await PauseAsync(run, end, stop);
        }
    }

    private async Task PauseAsync(Run run, DisconnectInfo end, CancellationToken stop)
    {
        var wait = tools.Delays.BeforeReconnect(run.Attempts.Failures);
        if (end.Action != ReconnectAction.Resume || run.Attempts.BlameSession)
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

        if (_notes.ShouldLog(end.Why, out var suppressed))
            LogPause(run, end, Math.Ceiling(wait.TotalSeconds), Suppressed(suppressed));
        await Task.Delay(wait, tools.Time, stop);
    }

    private void LogPause(Run run, DisconnectInfo end, double seconds, string suppressed)
    {
        if (end.IsUnreachable)
            LogUnreachable(end.Why, seconds, suppressed);
        else
            LogEnded(end.Why, seconds, run.Session.CanResume ? "the session goes on" : "new session", suppressed);
    }

    private async Task<DisconnectInfo> RunConnectionAsync(Run run, CancellationToken stop)
    {
        _status.SetConnecting();
        var host = bot.RestHost;
        try
        {
            var url = await FindAsync(run, stop);
            host = url.Host;
            using var socket = openSocket();
            using var link = new GatewayConnection(socket, run.Identity(bot.Token), run.Session, run.Events, tools);
            try
            {
                return await link.RunAsync(url, () => BecomeReady(run, link), stop);
            }
            finally
            {
                Members.Detach();
            }
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is (OperationCanceledException or DiscordException))
        {
            return new DisconnectInfo(ReconnectAction.Stop, "asked to stop");
        }
        catch (DiscordException e) when (e is { Status: 429, RetryAfter: { } wait } && wait > GatewayDirectory.MaxWait)
        {
            return new DisconnectInfo(ReconnectAction.Resume, e.Message) { NotBefore = tools.Time.GetUtcNow() + wait };
        }
        catch (Exception e)
            when (e
                    is DiscordException
                        or WebSocketException
                        or HttpRequestException
                        or IOException
                        or OperationCanceledException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            return new DisconnectInfo(ReconnectAction.Resume, NetworkFailure.Describe(e, host)) { IsUnreachable = true };
        }
    }

    /// <summary>Gets the address; before an identify also the intents.</summary>
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

    /// <summary>The gateway sometimes rejects a valid token; only REST knows for sure.</summary>
    private async Task<DisconnectInfo> ConfirmAsync(DisconnectInfo end, CancellationToken stop)
    {
        try
        {
            await directory.AskWhoAmIAsync(stop);
        }
        catch (DiscordException e) when (e.Status == 401)
        {
            return end with { Action = ReconnectAction.Fatal, Why = CloseCodes.TokenRefused };
        }
        catch (DiscordException)
        {
            // Discord does not tell; the next identify shows.
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return end with { Action = ReconnectAction.Stop };
        }

        return end with
        {
            Action = ReconnectAction.NewSession,
        };
    }

    private void BecomeReady(Run run, GatewayConnection link)
    {
        Members.Attach(link.TrySendAsync);
        // Before the next event: another process must know that RESUMED was handled.
        run.Keeper.SaveNow();
        _status.SetReady();
        if (_notes.ShouldLog(nameof(LogReady), out var suppressed))
            LogReady(Suppressed(suppressed));
    }

    private static string Suppressed(int count) => count == 0 ? "" : $" ({count} similar messages suppressed)";

    [LoggerMessage(LogLevel.Information, "Connected to Discord's gateway{Suppressed}")]
    private partial void LogReady(string suppressed);

    [LoggerMessage(LogLevel.Information, "Gateway connection ended: {Why}. Reconnecting in {Seconds} s ({Continuation}){Suppressed}")]
    private partial void LogEnded(string why, double seconds, string continuation, string suppressed);

    [LoggerMessage(LogLevel.Warning, "Failed to reach Discord: {Why}. Retrying in {Seconds} s{Suppressed}")]
    private partial void LogUnreachable(string why, double seconds, string suppressed);

    [LoggerMessage(
        LogLevel.Warning,
        "Discord allows the next connection at {Until:yyyy-MM-dd HH:mm:ss} UTC; waiting until then, also after a restart"
    )]
    private partial void LogRefused(DateTime until);

    /// <summary>The state of one run over its connections.</summary>
    private sealed record Run(GatewayOptions Options, GatewaySession Session, GatewayEvents Events, SessionPersister Keeper)
    {
        public Attempts Attempts { get; } = new();

        /// <summary>The intents of the last identify.</summary>
        public int Intents { get; set; }

        /// <summary>The intents that Discord rejected; null if it has not since the last session.</summary>
        public int? RefusedIntents { get; private set; }

        // The next start must be able to resume the session; without one, the bot appears offline at once.
        public GatewayIdentity Identity(string token) =>
            new(token, Intents, Options.Sessions is null ? CloseCodes.NormalClosure : CloseCodes.WillResume);

        public void Note(DisconnectInfo end)
        {
            Attempts.Note(end);
            if (end.Action == ReconnectAction.IntentsRefused)
                RefusedIntents = Intents;
            else if (end.WasReady)
                RefusedIntents = null;
        }
    }
}
