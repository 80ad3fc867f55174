namespace DCTicket.Host.Plugins;

/// <summary>Runs what a plugin does at start on a thread of its own, since it may never come back.</summary>
internal static class PluginStep
{
    /// <summary>Runs a step.</summary>
    /// <param name="mark">The mark of whose code it is; null for nobody's.</param>
    /// <param name="work">What to do.</param>
    /// <param name="limit">How long it may take; after that it goes on by itself, and nobody waits for it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static Task RunAsync(
        ExecutionMark? mark,
        Func<Task> work,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        Task
            .Factory.StartNew(() => MarkAsync(mark, work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .Unwrap()
            .WaitAsync(limit, time, cancellationToken);

    private static async Task MarkAsync(ExecutionMark? mark, Func<Task> work)
    {
        using var execution = mark is null ? default : ExecutionMark.Begin(mark);
        await work().ConfigureAwait(false);
    }
}
