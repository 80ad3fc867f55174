using System.Net.WebSockets;
using System.Text.Json;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Keeps a gateway session over as many sockets as it takes.</summary>
internal sealed partial class GatewayClient(string token, GatewayDirectory directory, Func<IGatewaySocket> openSocket, GatewayTools tools)
{
    // After so many connections that did not become ready, the session or its address is to blame.
    private const int FailuresUntilNewSession = 5;

    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = tools.Logger;

    // Enough for an ordinary day, and not for a peer that takes and drops the line by turns.
    private readonly Complaints _notes = new(tools.Time, perHour: 5);
    private readonly StatusTracker _status = new(tools.Time);

    public ConnectionStatus Status => _status.Current;

    public async Task RunAsync(GatewayOptions options, CancellationToken stop)
    {
        var session = new GatewaySession(options.Sessions?.Load());
        await using var keeper = new SessionKeeper(session, options.Sessions, tools.Time);
        var events = new GatewayEvents(options, session, tools.Time, tools.Logger);
        try
        {
            // The session is to be found alive by the next start; where there is none, the bot shows offline at once.
            var farewell = options.Sessions is null ? CloseCodes.Goodbye : CloseCodes.WillResume;
            await KeepAsync(new GatewayIdentity(token, options.Intents, farewell), session, events, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while waiting to connect again.
        }
        finally
        {
            if (Status.State != ConnectionState.Disconnected)
                _status.SetDisconnected("the connection ended by an error");
            await session.SettledAsync().WaitAsync(FinishWithin, tools.Time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepAsync(GatewayIdentity identity, GatewaySession session, GatewayEvents events, CancellationToken stop)
    {
        var failures = 0;
        while (true)
        {
            var end = await LiveAsync(identity, session, events, stop);
            _status.SetDisconnected(end.Why);
            if (end.Verdict == LinkVerdict.Stop)
                return;
            if (end.Verdict == LinkVerdict.Fatal)
            {
                session.Forget();
                throw new DiscordConnectionException(end.Why);
            }

            failures = end.WasReady ? 0 : failures + 1;
            var wait = tools.Delays.BeforeReconnect(failures);
            if (end.Verdict == LinkVerdict.NewSession || (failures > 0 && failures % FailuresUntilNewSession == 0))
            {
                session.Forget();
                var atLeast = tools.Delays.BeforeNewSession();
                wait = wait > atLeast ? wait : atLeast;
            }

            if (_notes.IsDue(end.Why, out var unsaid))
                LogEnded(end.Why, wait, session.CanResume ? "resumed" : "begun anew", Unsaid(unsaid));
            await Task.Delay(wait, tools.Time, stop);
        }
    }

    private async Task<LinkEnd> LiveAsync(GatewayIdentity identity, GatewaySession session, GatewayEvents events, CancellationToken stop)
    {
        _status.SetConnecting();
        try
        {
            var url = session.Current is { Id: not null, Sequence: not null, Url: { } resumeUrl } ? directory.Complete(resumeUrl) : await FindAsync(stop);
            using var socket = openSocket();
            using var link = new GatewayLink(socket, identity, session, events, tools);
            return await link.RunAsync(url, BecomeReady, stop);
        }
        catch (Exception exception) when (stop.IsCancellationRequested && exception is (OperationCanceledException or DiscordException))
        {
            return new LinkEnd(LinkVerdict.Stop, "asked to stop");
        }
        catch (Exception exception) when (exception is DiscordException or WebSocketException or HttpRequestException or IOException
            or OperationCanceledException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new LinkEnd(LinkVerdict.Resume, $"the gateway could not be reached: {exception.Message}");
        }
    }

    private async Task<Uri> FindAsync(CancellationToken stop)
    {
        await tools.Pace.WaitAsync(stop);
        return await directory.ForIdentifyAsync(stop);
    }

    private void BecomeReady()
    {
        _status.SetReady();
        if (_notes.IsDue(nameof(LogReady), out var unsaid))
            LogReady(Unsaid(unsaid));
    }

    private static string Unsaid(int count) => count == 0 ? "" : $" ({count} more since this was said last)";

    [LoggerMessage(LogLevel.Information, "Connected to Discord's gateway{Unsaid}")]
    private partial void LogReady(string unsaid);

    [LoggerMessage(LogLevel.Information, "The gateway connection ended: {Why}. In {Wait} the session is {Continuation}{Unsaid}")]
    private partial void LogEnded(string why, TimeSpan wait, string continuation, string unsaid);
}
