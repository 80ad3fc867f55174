namespace DCTicket.Host.Startup;

/// <summary>
/// Ends the process although plugins still have threads that keep it from ending: .NET waits for foreground threads without a limit. A
/// thread that a plugin starts carries the plugin's mark, which names it.
/// </summary>
internal static class ProcessEnd
{
    /// <summary>
    /// How long such a thread may take to end by itself, once everything is stopped; less where the stop itself took long.
    /// </summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    /// <summary>How long it has at least.</summary>
    public static readonly TimeSpan MinWait = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Begins to wait on a thread that does not keep the process alive itself: it matters only where Main's end does not end the process.
    /// </summary>
    /// <param name="wait">How long to wait.</param>
    /// <param name="executing">Which plugins are executing.</param>
    /// <param name="report">Told why the process is ended.</param>
    /// <param name="end">Ends the process.</param>
    public static void Begin(TimeSpan wait, Func<IReadOnlyList<string>> executing, Action<string> report, Action end)
    {
        var thread = new Thread(() =>
        {
            // Not by a timer: plugins may hold the threads of the pool on which those fire.
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

    /// <summary>How long to wait after a stop that took this long.</summary>
    public static TimeSpan WaitAfter(TimeSpan stop, TimeSpan stopWithin) =>
        stopWithin - stop < MinWait ? MinWait
        : stopWithin - stop < MaxWait ? stopWithin - stop
        : MaxWait;

    private static string Explain(IReadOnlyList<string> plugins) =>
        $"{(plugins.Count == 0 ? "A plugin" : string.Join(", ", plugins))}: a thread still runs and kept the process from ending; it was "
        + "ended. "
        + "Threads of a plugin must end when its services are disposed, or be background threads (IsBackground = true).";
}
