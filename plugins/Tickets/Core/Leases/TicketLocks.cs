using System.Collections.Concurrent;

namespace DCTicket.Tickets.Core.Leases;

/// <summary>
/// A lock per ticket, so that one worker at a time runs its effects. The data folder is locked by one process, so memory suffices.
/// </summary>
internal sealed class TicketLocks(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Turnstile> _tickets = new();

    /// <summary>Acquires the lock; disposing releases it.</summary>
    public async Task<IDisposable> EnterAsync(Guid ticket, CancellationToken cancellationToken)
    {
        while (true)
        {
            var turnstile = _tickets.GetOrAdd(ticket, static _ => new Turnstile());
            if (!turnstile.TryJoin())
                continue;
            try
            {
                await turnstile.Gate.WaitAsync(cancellationToken);
            }
            catch
            {
                Leave(ticket, turnstile);
                throw;
            }

            return new Turn(this, ticket, turnstile);
        }
    }

    /// <summary>Acquires the lock with a timeout; null after it.</summary>
    public async Task<IDisposable?> TryEnterAsync(Guid ticket, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await EnterAsync(ticket, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Leave(Guid ticket, Turnstile turnstile)
    {
        if (turnstile.Leave())
            _tickets.TryRemove(new KeyValuePair<Guid, Turnstile>(ticket, turnstile));
    }

    private sealed class Turnstile
    {
        private readonly Lock _lock = new();
        private int _people;
        private bool _gone;

        public SemaphoreSlim Gate { get; } = new(1);

        public bool TryJoin()
        {
            lock (_lock)
            {
                if (!_gone)
                    _people++;
                return !_gone;
            }
        }

        public bool Leave()
        {
            lock (_lock)
                return _gone = --_people == 0;
        }
    }

    private sealed class Turn(TicketLocks locks, Guid ticket, Turnstile turnstile) : IDisposable
    {
        public void Dispose()
        {
            turnstile.Gate.Release();
            locks.Leave(ticket, turnstile);
        }
    }
}
