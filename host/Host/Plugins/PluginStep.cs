namespace DCTicket.Host.Plugins;

/// <summary>Runs what a plugin does at start on a thread of its own, since it may never come back.</summary>
internal static class PluginStep
{
    /// <summary>Runs a step.</summary>
    /// <param name="plugin">Whose code it is.</param>
    /// <param name="work">What to do.</param>
    /// <param name="limit">How long it may take; after that it goes on by itself, and nobody waits for it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static Task RunAsync(Plugin? plugin, Func<Task> work, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(() => MarkAsync(plugin, work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .Unwrap().WaitAsync(limit, time, cancellationToken);

    private static async Task MarkAsync(Plugin? plugin, Func<Task> work)
    {
        using var execution = plugin?.Enter() ?? default;
        await work().ConfigureAwait(false);
    }
}
