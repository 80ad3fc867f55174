using DCTicket.Discord.Connection;

namespace DCTicket.Discord.Native.Gateway;

/// <summary>Saves the session once a second after changes, and otherwise often enough to show that it is alive.</summary>
internal sealed class SessionPersister : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _saving = new();
    private readonly GatewaySession _session;
    private readonly ISessionStore? _store;
    private readonly TimeProvider _time;
    private readonly Task _keeping;
    private SavedSession? _saved;
    private long _savedAt;

    public SessionPersister(GatewaySession session, ISessionStore? store, TimeProvider time)
    {
        (_session, _store, _time) = (session, store, time);
        _keeping = store is null ? Task.CompletedTask : SaveLoopAsync(_stop.Token);
    }

    /// <summary>Saves the final state.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        SaveNow();
        _stop.Dispose();
    }

    /// <summary>Saves at once.</summary>
    public void SaveNow()
    {
        lock (_saving)
        {
            (_saved, _savedAt) = (_session.ToSave(), _time.GetTimestamp());
            _store?.Save(_saved);
        }
    }

    private async Task SaveLoopAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Pause, _time, stop);
            if (
                _session.ToSave() is var session
                && (session != _saved || (session is not null && _time.GetElapsedTime(_savedAt) >= Refresh))
            )
                SaveNow();
        }
    }
}
