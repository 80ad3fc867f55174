using System.Globalization;
using DCTicket.Contracts;
using DCTicket.Discord.Json;
using DCTicket.Host.Events;
using DCTicket.Host.Health;

namespace DCTicket.Host.Plugins.BuiltIn.PluginStates;

/// <summary>Renders all details of a plugin. For the bot's owner only: it has error messages and paths.</summary>
internal static class PluginDetailsRenderer
{
    // Discord allows 4,096; the rest is for the line with the number of omitted lines.
    private const int MaxText = 3900;
    private const int MaxEventLines = 5;

    public static OutgoingMessage Render(PluginHealth health, CultureInfo culture)
    {
        var plugin = health.Plugin;
        return new OutgoingMessage
        {
            Embeds =
            [
                new Embed
                {
                    Title = $"{PluginTexts.Sign(health)} {plugin.Name} {plugin.Manifest?.Version}".TrimEnd(),
                    Description = Fit([.. Lines(health, culture)], culture),
                    Color = PluginListRenderer.Color([health]),
                },
            ],
            ActionRows = [.. Rows(health, culture)],
        };
    }

    private static IEnumerable<string> Lines(PluginHealth health, CultureInfo culture)
    {
        var plugin = health.Plugin;
        if (plugin.CrashedAt is { } crashedAt)
            yield return PluginTexts.Get(culture, "plugins.crashed", PluginTexts.Exact(crashedAt));
        if (plugin is not { IsActive: true, Loaded: { } loaded })
        {
            yield return health.Light == PluginLight.Off
                ? PluginTexts.Get(culture, "plugins.disabled")
                : PluginTexts.Get(culture, "plugins.failed", plugin.State, plugin.Cause);
            yield break;
        }

        if (health.DatabaseProblem is { } problem)
            yield return PluginTexts.Get(culture, "plugins.database", PluginTexts.Line(problem));
        foreach (var line in Handlers(health, culture))
            yield return line;
        foreach (var line in Jobs(health, culture))
            yield return line;
        foreach (var line in Parked(health, culture))
            yield return line;
        var commands = loaded.Handlers.Where(handler => handler.IsCommand).Select(Command).Distinct().ToList();
        yield return Heading(culture, "plugins.commands");
        yield return commands.Count == 0
            ? PluginTexts.Get(culture, "plugins.none")
            : string.Join(' ', commands.Select(command => $"`{command}`"));
        yield return $"-# {PluginTexts.Get(culture, "plugins.start-time", (long)plugin.StartTime.TotalMilliseconds)}";
    }

    private static IEnumerable<string> Handlers(PluginHealth health, CultureInfo culture)
    {
        var jobs = health.Jobs.Select(job => job.Job.Type.Name).ToHashSet();
        var failing = health.Failures.Where(failure => failure.InARow > 0 && !jobs.Contains(failure.Handler)).ToList();
        if (failing.Count == 0)
            yield break;
        yield return Heading(culture, "plugins.handlers");
        foreach (var failure in failing)
            yield return $"❌ {failure.Handler} · {Failed(failure, culture)}";
    }

    private static IEnumerable<string> Jobs(PluginHealth health, CultureInfo culture)
    {
        if (health.Jobs.Count > 0)
            yield return Heading(culture, "plugins.jobs");
        foreach (var (job, status) in health.Jobs)
        {
            var name = $"{job.Type.Name} · {PluginTexts.Timing(culture, job)}";
            var failure = health.Failures.FirstOrDefault(failure => failure.Handler == job.Type.Name && failure.InARow > 0);
            yield return (status, failure) switch
            {
                ({ Overran: true, RunningSince: { } since }, _) =>
                    $"⏳ {name} · {PluginTexts.Get(culture, "plugins.job.stuck", PluginTexts.Relative(since))}",
                (_, { } failed) => $"❌ {name} · {Failed(failed, culture)}",
                ({ RunningSince: { } since }, _) =>
                    $"▶️ {name} · {PluginTexts.Get(culture, "plugins.job.running", PluginTexts.Relative(since))}",
                ({ EndedAt: { } endedAt }, _) => $"✅ {name} · {PluginTexts.Relative(endedAt)}",
                _ => $"💤 {name} · {PluginTexts.Get(culture, "plugins.job.new")}",
            };
        }
    }

    private static IEnumerable<string> Parked(PluginHealth health, CultureInfo culture)
    {
        if (health.Parked.Count == 0)
            yield break;
        yield return $"**{PluginTexts.Count(culture, "plugins.parked", health.Parked.Count)}**";
        foreach (var e in health.Parked.Take(MaxEventLines))
            yield return $"⏸️ {EventName(e)} → {e.Subscriber} · {PluginTexts.Relative(e.RaisedAt)} · {PluginTexts.Line(e.LastError)}";
        if (health.Parked.Count > MaxEventLines)
            yield return PluginTexts.Count(culture, "plugins.more", health.Parked.Count - MaxEventLines);
    }

    private static IEnumerable<IReadOnlyList<Component>> Rows(PluginHealth health, CultureInfo culture)
    {
        var id = health.Plugin.Id;
        if (health.Parked.Count > 0)
            yield return
            [
                new StringSelect(Route.To("parked", id), [.. health.Parked.Select(Option)])
                {
                    Placeholder = PluginTexts.Get(culture, "plugins.choose-parked"),
                },
            ];
        var back = new Button(Route.To("plugins-page", 0), PluginTexts.Get(culture, "plugins.all")) { Emoji = "◀️" };
        var refresh = new Button(Route.To("plugin-show", id), PluginTexts.Get(culture, "plugins.refresh")) { Emoji = "🔄" };
        var retry = new Button(Route.To("parked-retry-all", id), PluginTexts.Get(culture, "plugins.retry-all"))
        {
            Style = ButtonStyle.Primary,
        };
        yield return health.Parked.Count > 0 ? [back, refresh, retry] : [back, refresh];
    }

    private static SelectOption Option(ParkedEvent e) =>
        new($"{EventName(e)} → {e.Subscriber}", e.Id.ToString(CultureInfo.InvariantCulture)) { Description = e.LastError };

    /// <summary>The name of an event's type without its namespace.</summary>
    public static string EventName(ParkedEvent e) => e.EventType.Split('.', '+')[^1];

    private static string Failed(HandlerFailure failure, CultureInfo culture) =>
        $"{PluginTexts.Count(culture, "plugins.failures", failure.InARow)} · {PluginTexts.Relative(failure.LastAt)} · "
        + $"{PluginTexts.Line(failure.Exception.Message)}";

    private static string Heading(CultureInfo culture, string key) => $"**{PluginTexts.Get(culture, key)}**";

    // Subcommands are in Discord's own list; here they would take the space of error messages.
    private static string Command(Interactions.InteractionHandler handler) =>
        handler.Kind == Interactions.HandlerKind.Command ? $"/{handler.TopName}" : handler.Name;

    private static string Fit(List<string> lines, CultureInfo culture)
    {
        var length = 0;
        var fit = lines.TakeWhile(line => (length += line.Length + 1) <= MaxText).ToList();
        // A single line can be too long: an error message has a line for each missing reference.
        if (fit.Count == 0 && lines.Count > 0)
            fit.Add(TextLimit.Truncate(lines[0], MaxText));
        return string.Join(
            '\n',
            fit.Count == lines.Count ? fit : fit.Append(PluginTexts.Count(culture, "plugins.more", lines.Count - fit.Count))
        );
    }
}
