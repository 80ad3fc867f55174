using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Saves the session every second in which something was handled, and while nothing happens often enough to say that it lives.</summary>
internal sealed class SessionKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly GatewaySession _session;
    private readonly ISessionStore? _store;
    private readonly TimeProvider _time;
    private readonly Task _keeping;
    private SavedSession? _saved;
    private long _savedAt;

    public SessionKeeper(GatewaySession session, ISessionStore? store, TimeProvider time)
    {
        (_session, _store, _time) = (session, store, time);
        _keeping = store is null ? Task.CompletedTask : KeepAsync(_stop.Token);
    }

    /// <summary>Saves what there is at the end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _store?.Save(_session.ToSave());
        _stop.Dispose();
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Pause, _time, stop);
            var session = _session.ToSave();
            if (session == _saved && (session is null || _time.GetElapsedTime(_savedAt) < Refresh))
                continue;
            _store!.Save(session);
            (_saved, _savedAt) = (session, _time.GetTimestamp());
        }
    }
}
