namespace DCTicket.Host.Plugins;

/// <summary>Runs a start step of a plugin on a separate thread, since it may never return.</summary>
internal static class PluginStep
{
    /// <summary>Runs a step.</summary>
    /// <param name="mark">The execution mark of the plugin; null for none.</param>
    /// <param name="work">The step.</param>
    /// <param name="limit">The time limit; afterwards it continues unobserved.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
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
        await work();
    }
}
