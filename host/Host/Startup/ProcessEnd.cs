namespace DCTicket.Host.Startup;

/// <summary>
/// Ends the process even if plugins still have foreground threads, for which .NET waits without a limit. A thread started by a plugin has
/// the plugin's execution mark, which names it.
/// </summary>
internal static class ProcessEnd
{
    /// <summary>The time for such a thread to end after the stop; less if the stop itself took long.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    /// <summary>The minimum time.</summary>
    public static readonly TimeSpan MinWait = TimeSpan.FromSeconds(0.5);

    /// <summary>Starts to wait on a background thread: it matters only if the end of Main does not end the process.</summary>
    /// <param name="wait">The time to wait.</param>
    /// <param name="executing">Which plugins are executing.</param>
    /// <param name="report">Receives the reason.</param>
    /// <param name="end">Ends the process.</param>
    public static void Begin(TimeSpan wait, Func<IReadOnlyList<string>> executing, Action<string> report, Action end)
    {
        var thread = new Thread(() =>
        {
            // Not a timer: plugins may block the thread pool.
            using (var never = new ManualResetEvent(false))
                never.WaitOne(wait);
            try
            {
                report(Explain(executing()));
            }
            finally
            {
                end();
            }
        })
        {
            IsBackground = true,
            Name = nameof(ProcessEnd),
        };
        thread.Start();
    }

    /// <summary>The time to wait after a stop of this duration.</summary>
    public static TimeSpan WaitAfter(TimeSpan stop, TimeSpan stopWithin) =>
        stopWithin - stop < MinWait ? MinWait
        : stopWithin - stop < MaxWait ? stopWithin - stop
        : MaxWait;

    private static string Explain(IReadOnlyList<string> plugins) =>
        $"{(plugins.Count == 0 ? "A plugin" : string.Join(", ", plugins))}: a thread still runs and kept the process from ending; it was "
        + "ended. "
        + "Threads of a plugin must end when its services are disposed, or be background threads (IsBackground = true).";
}
