using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using DCTicket.Host.Startup;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Remembers which plugin crashed the process: by an unhandled exception (async void, its own thread), or by being the only one that was
/// executing when a run ended without a clean stop (stack overflow, FailFast, native code). After three crashes in five minutes the plugin
/// stays off until the five minutes are over.
/// </summary>
internal sealed partial class CrashLog(DataFolder data, TimeProvider time, ILogger<CrashLog> logger) : IDisposable
{
    private const int Limit = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private ExecutionMarks? _marks;
    private IReadOnlyDictionary<string, ExecutionMark> _ofPlugins = new Dictionary<string, ExecutionMark>();

    /// <summary>The plugins whose code the current thread executes.</summary>
    public IReadOnlyList<string> Executing => [.. _ofPlugins.Where(mark => mark.Value.IsExecuting).Select(mark => mark.Key)];

    private string File => Path.Combine(data.Path, "crashes.log");

    private string MarksFile => Path.Combine(data.Path, "executing");

    /// <summary>Finds the culprit of the last run's end, and starts marking executing plugins.</summary>
    public void Begin(IReadOnlyList<string> plugins)
    {
        if (ExecutionMarks.ReadLast(MarksFile) is { } executing)
            Judge(executing);
        (_marks, var marks) = ExecutionMarks.Begin(MarksFile, plugins);
        _ofPlugins = plugins.Zip(marks).ToDictionary();
    }

    /// <summary>The execution mark of a plugin; null for an unknown one.</summary>
    public ExecutionMark? MarkOf(string plugin) => _ofPlugins.GetValueOrDefault(plugin);

    /// <summary>Throws if the plugin has crashed too often recently.</summary>
    public void Check(string plugin)
    {
        if (OffUntil(plugin) is { } end)
            throw new PluginException(
                PluginState.Crashed,
                $"It crashed the bot {Recent(plugin).Count} times in the last five minutes. It is tried again at a start after "
                    + $"{end.ToUniversalTime():HH:mm:ss} UTC; delete {File} to try it at the next one."
            );
    }

    /// <summary>When the plugin last crashed the process; null if unknown.</summary>
    public DateTimeOffset? LastOf(string plugin) =>
        Read().Where(crash => crash.Plugin == plugin).Select(crash => (DateTimeOffset?)crash.At).LastOrDefault();

    /// <summary>Until when the plugin stays off because of crashes; null if it may run.</summary>
    public DateTimeOffset? OffUntil(string plugin) => Recent(plugin) is { Count: >= Limit } crashes ? crashes[^Limit] + Window : null;

    /// <summary>Watches for unhandled exceptions.</summary>
    public void Watch(IReadOnlyList<PluginEntry> plugins) =>
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            if (e.ExceptionObject is not Exception exception || FindCulprit(exception, plugins) is not { } plugin)
                return;
            Record(plugin.Id);
            // Otherwise the next start would count it again.
            _marks?.End();
        };

    public void Record(string plugin) =>
        System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():O} {plugin}\n"));

    /// <summary>Records a clean stop.</summary>
    public void Dispose() => _marks?.End();

    // An external kill can happen at any time: a plugin is only blamed if it alone was executing, three times.
    private void Judge(IReadOnlyList<string> executing)
    {
        if (executing is [var one])
            Record(one);
        if (executing.Count == 1)
            LogBlamed(executing[0], Limit);
        else if (executing.Count > 1)
            LogNotBlamed(string.Join(", ", executing));
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
        "The last run ended without a clean stop while {Plugin} was executing. It counts as a crash of the plugin; after {Limit} "
            + "in five minutes the plugin stays off for a while"
    )]
    private partial void LogBlamed(string plugin, int limit);

    [LoggerMessage(
        LogLevel.Warning,
        "The last run ended without a clean stop while these plugins were executing: {Plugins}. No plugin is blamed"
    )]
    private partial void LogNotBlamed(string plugins);
}
