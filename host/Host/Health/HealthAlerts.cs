using System.Globalization;
using DCTicket.Discord.Json;
using DCTicket.Host.Plugins.BuiltIn.PluginStates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Health;

/// <summary>
/// Alerts the bot's owner when a plugin is off, has crashed, fails repeatedly or has parked events: once per problem, again if it returns
/// after an hour, and daily while it lasts. Sent alerts are not stored, so that a restart shows whether it helped.
/// </summary>
internal sealed partial class HealthAlerts(PluginHealthQuery plugins, AlertSender sender, TimeProvider time, ILogger<HealthAlerts> logger)
    : BackgroundService
{
    private const int MaxText = 1900;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseAfterGone = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseWhileThere = TimeSpan.FromDays(1);

    // The owner's language is unknown until they use a command.
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-US");

    private readonly Dictionary<string, long> _toldAt = [];
    private HashSet<string> _before = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (sender.IsOn && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogReportFailed(e);
            }

            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends alerts about new problems.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var all = await plugins.ListAsync(cancellationToken);
        var problems = all.SelectMany(Problems).ToList();
        var due = problems.Where(problem => IsDue(problem.Key)).ToList();
        var text = TextLimit.Truncate(string.Join('\n', due.Select(problem => problem.Text)), MaxText);
        // Alerts that reached nobody are retried at the next check.
        if (due.Count > 0 && await sender.SendAsync(text, cancellationToken))
        {
            foreach (var problem in due)
                _toldAt[problem.Key] = time.GetTimestamp();
        }

        _before = [.. problems.Select(problem => problem.Key)];
    }

    private bool IsDue(string key) =>
        !_toldAt.TryGetValue(key, out var toldAt)
        || time.GetElapsedTime(toldAt) >= (_before.Contains(key) ? PauseWhileThere : PauseAfterGone);

    private IEnumerable<(string Key, string Text)> Problems(PluginHealth health)
    {
        var plugin = health.Plugin;
        var name = $"{PluginTexts.Sign(health)} **{plugin.Name}**";
        if (plugin.CrashedAt is { } crashedAt && time.GetUtcNow() - crashedAt < PauseAfterGone)
            yield return (
                $"crash/{plugin.Id}/{crashedAt.UtcTicks}",
                $"{name}: {PluginTexts.Get(Culture, "plugins.crashed", PluginTexts.Exact(crashedAt))}"
            );
        if (health.Light == PluginLight.Down)
            yield return ($"off/{plugin.Id}", $"{name}: {PluginTexts.Causes(health, Culture).First()}");
        if (health.DatabaseProblem is { } problem)
            yield return ($"database/{plugin.Id}", $"{name}: {PluginTexts.Get(Culture, "plugins.database", PluginTexts.Line(problem))}");
        foreach (var (job, status) in health.Stuck)
            yield return (
                $"stuck/{plugin.Id}/{job.Type.Name}",
                $"{name}: {PluginTexts.Get(Culture, "plugins.stuck", job.Type.Name, PluginTexts.Relative(status.RunningSince!.Value))}"
            );
        foreach (var failure in health.Failing)
        {
            var text = PluginTexts.Get(Culture, "plugins.failing", failure.Handler, failure.InARow, PluginTexts.Relative(failure.Since));
            yield return ($"failing/{plugin.Id}/{failure.Handler}", $"{name}: {text}: {PluginTexts.Line(failure.Exception.Message)}");
        }

        foreach (var events in health.Parked.GroupBy(e => e.Subscriber))
            yield return (
                $"parked/{plugin.Id}/{events.Key}",
                $"{name}: {PluginTexts.Count(Culture, "plugins.parked", events.Count())} "
                    + $"({events.Key}): {PluginTexts.Line(events.Last().LastError)}"
            );
    }

    [LoggerMessage(LogLevel.Warning, "Failed to alert the bot's owner; retrying in half a minute")]
    private partial void LogReportFailed(Exception exception);
}
