using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using DCTicket.Host.Startup;

namespace DCTicket.Host.Plugins;

/// <summary>
/// Remembers which plugin was on the stack when the process died of an exception that nothing could catch (async void, a thread of its own).
/// After three such deaths in five minutes the plugin stays off until the five minutes are over.
/// </summary>
internal sealed class CrashLog(DataFolder data, TimeProvider time)
{
    private const int Limit = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private string File => Path.Combine(data.Path, "crashes.log");

    /// <summary>Throws when the plugin has crashed too often of late.</summary>
    public void Check(string plugin)
    {
        var recent = Read().Count(crash => crash.Plugin == plugin && crash.At > time.GetUtcNow() - Window);
        if (recent >= Limit)
            throw new PluginException(
                PluginState.Crashed,
                $"It took the whole bot down {recent} times in the last five minutes. It is tried again at a start after that; delete {File} to try it now.");
    }

    /// <summary>When the plugin took the process down last; null where it is not remembered that it did.</summary>
    public DateTimeOffset? LastOf(string plugin) => Read().Where(crash => crash.Plugin == plugin).Select(crash => (DateTimeOffset?)crash.At).LastOrDefault();

    /// <summary>Watches for the process' death.</summary>
    public void Watch(PluginCatalog catalog) =>
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            if (e.ExceptionObject is Exception exception && Blame(exception, catalog) is { } plugin)
                Record(plugin.Id);
        };

    public void Record(string plugin) =>
        System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():O} {plugin}\n"));

    private static Plugin? Blame(Exception exception, PluginCatalog catalog)
    {
        var contexts = new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType?.Assembly)
            .OfType<System.Reflection.Assembly>()
            .Select(AssemblyLoadContext.GetLoadContext);
        return contexts
            .Select(context => catalog.All.FirstOrDefault(plugin => plugin.Assembly is { } own && AssemblyLoadContext.GetLoadContext(own) == context))
            .FirstOrDefault(plugin => plugin is not null);
    }

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
}
