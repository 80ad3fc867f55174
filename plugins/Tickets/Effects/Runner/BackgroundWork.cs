using DCTicket.Contracts;

namespace DCTicket.Tickets.Effects.Runner;

/// <summary>
/// Runs a ticket's effects at once, in the background of the response. The sweep does the rest: the work is in the database.
/// </summary>
internal sealed class BackgroundWork(IBackgroundWork work) : IDisposable
{
    private const int MaxSwept = 4;

    private readonly SemaphoreSlim _places = new(MaxSwept);

    public void Start(Guid ticket) => _ = ContinueAsync(ticket);

    /// <summary>Like <see cref="Start(Guid)"/>; the task ends when the due effects are done or postponed, and never fails.</summary>
    public Task ContinueAsync(Guid ticket) =>
        work.StartAsync<EffectRunner>(
            (next, cancellationToken) => next.ContinueAsync(ticket, repeat: false, cancellationToken: cancellationToken)
        );

    /// <summary>Waits until the sweep may run another ticket; disposing releases the place.</summary>
    public async Task<IDisposable> EnterSweepAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    /// <summary>Runs the effects of a ticket leased by the sweep, and releases the place.</summary>
    public void Sweep(Guid ticket, IDisposable place) =>
        _ = work.StartAsync<EffectRunner>(
            async (next, cancellationToken) =>
            {
                using (place)
                    await next.ContinueAsync(ticket, repeat: true, cancellationToken: cancellationToken);
            }
        );

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
