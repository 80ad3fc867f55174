using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using DCTicket.Host.Startup;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Remembers which plugin took the process down: by an exception that nothing could catch (async void, a thread of its own), or by being
/// the only one that executed when a run left no record of stopping (a stack overflow, FailFast, native code). After three such deaths
/// in five minutes the plugin stays off until the five minutes are over.
/// </summary>
internal sealed partial class CrashLog(DataFolder data, TimeProvider time, ILogger<CrashLog> log) : IDisposable
{
    private const int Limit = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private ExecutionMarks? _marks;
    private IReadOnlyDictionary<string, ExecutionMark> _ofPlugins = new Dictionary<string, ExecutionMark>();

    /// <summary>The plugins whose code a thread executes at this moment.</summary>
    public IReadOnlyList<string> Executing => [.. _ofPlugins.Where(mark => mark.Value.IsExecuting).Select(mark => mark.Key)];

    private string File => Path.Combine(data.Path, "crashes.log");

    private string MarksFile => Path.Combine(data.Path, "executing");

    /// <summary>Judges how the last run ended, and begins to mark who executes.</summary>
    public void Begin(IReadOnlyList<string> plugins)
    {
        if (ExecutionMarks.ReadLast(MarksFile) is { } executing)
            Judge(executing);
        (_marks, var marks) = ExecutionMarks.Begin(MarksFile, plugins);
        _ofPlugins = plugins.Zip(marks).ToDictionary();
    }

    /// <summary>Where it is noted that a plugin executes; null for one that is not known.</summary>
    public ExecutionMark? MarkOf(string plugin) => _ofPlugins.GetValueOrDefault(plugin);

    /// <summary>Throws when the plugin has crashed too often of late.</summary>
    public void Check(string plugin)
    {
        if (OffUntil(plugin) is { } end)
            throw new PluginException(
                PluginState.Crashed,
                $"It took the whole bot down {Recent(plugin).Count} times in the last five minutes. It is tried again at a start after "
                    + $"{end.ToUniversalTime():HH:mm:ss} UTC; delete {File} to try it at the next one."
            );
    }

    /// <summary>When the plugin took the process down last; null where it is not remembered that it did.</summary>
    public DateTimeOffset? LastOf(string plugin) =>
        Read().Where(crash => crash.Plugin == plugin).Select(crash => (DateTimeOffset?)crash.At).LastOrDefault();

    /// <summary>Until when the plugin stays off for its crashes; null when it may run.</summary>
    public DateTimeOffset? OffUntil(string plugin) => Recent(plugin) is { Count: >= Limit } crashes ? crashes[^Limit] + Window : null;

    /// <summary>Watches for the process' death.</summary>
    public void Watch(IReadOnlyList<PluginEntry> plugins) =>
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            if (e.ExceptionObject is not Exception exception || FindCulprit(exception, plugins) is not { } plugin)
                return;
            Record(plugin.Id);
            // Or it would be judged once more at the next start.
            _marks?.End();
        };

    public void Record(string plugin) =>
        System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():O} {plugin}\n"));

    /// <summary>Records that the bot has stopped.</summary>
    public void Dispose() => _marks?.End();

    // Whoever kills the bot from outside does it at any moment: a plugin is to blame only if it alone was at work, and three times so.
    private void Judge(IReadOnlyList<string> executing)
    {
        if (executing is [var one])
            Record(one);
        if (executing.Count == 1)
            LogBlamed(log, executing[0], Limit);
        else if (executing.Count > 1)
            LogNotBlamed(log, string.Join(", ", executing));
    }

    private static PluginEntry? FindCulprit(Exception exception, IReadOnlyList<PluginEntry> plugins)
    {
        var contexts = new StackTrace(exception)
            .GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType?.Assembly)
            .OfType<System.Reflection.Assembly>()
            .Select(AssemblyLoadContext.GetLoadContext)
            .OfType<AssemblyLoadContext>();
        return contexts
            .Select(context => context.Assemblies.Where(own => !own.IsDynamic).Select(own => own.Location).ToHashSet())
            .Select(files => plugins.FirstOrDefault(plugin => files.Contains(plugin.Assembly)))
            .FirstOrDefault(plugin => plugin is not null);
    }

    private List<DateTimeOffset> Recent(string plugin) =>
        [.. Read().Where(crash => crash.Plugin == plugin && crash.At > time.GetUtcNow() - Window).Select(crash => crash.At).Order()];

    private IEnumerable<(DateTimeOffset At, string Plugin)> Read()
    {
        if (!System.IO.File.Exists(File))
            yield break;
        foreach (var line in System.IO.File.ReadLines(File))
        {
            if (line.Split(' ', 2) is [var at, var plugin] && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, out var when))
                yield return (when, plugin);
        }
    }

    [LoggerMessage(
        LogLevel.Error,
        "The last run left no record of stopping while {PluginId} was executing. It counts as a crash of it; "
            + "after {Limit} in five minutes it stays off for a while"
    )]
    private static partial void LogBlamed(ILogger logger, string pluginId, int limit);

    [LoggerMessage(
        LogLevel.Warning,
        "The last run left no record of stopping while these plugins were executing: {Plugins}. It counts against none of them"
    )]
    private static partial void LogNotBlamed(ILogger logger, string plugins);
}
