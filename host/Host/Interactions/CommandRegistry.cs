using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Tells Discord which commands there are: one bulk overwrite, and only when they differ from what Discord has.</summary>
internal sealed partial class CommandRegistry(
    PluginCatalog plugins, IDiscordConnection connection, TimeProvider time, ILogger<CommandRegistry> log)
{
    private const int TooManyCommands = 30032;
    private const int TooManyNewToday = 30034;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>
    /// Tells Discord of the commands. Where it refuses the list, those that it has stay; where that may pass, it is tried again in the
    /// background.
    /// </summary>
    /// <param name="application">The bot's application.</param>
    /// <param name="start">Ends the first attempt.</param>
    /// <param name="stop">Ends the attempts in the background.</param>
    public async Task RegisterAsync(Snowflake application, CancellationToken start, CancellationToken stop)
    {
        try
        {
            await UpdateAsync(application, start).ConfigureAwait(false);
        }
        catch (DiscordException e) when (e.Status != 401)
        {
            LogRefused(log, e.Message, Advice(e));
            if (MayPass(e))
                _ = TryAgainAsync(application, stop);
        }
    }

    private async Task TryAgainAsync(Snowflake application, CancellationToken stop)
    {
        for (var pause = TimeSpan.FromMinutes(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await Task.Delay(pause, time, stop).ConfigureAwait(false);
                await UpdateAsync(application, stop).ConfigureAwait(false);
                return;
            }
            catch (DiscordException e) when (MayPass(e))
            {
                // It was said when it failed first.
            }
            catch (Exception e)
            {
                if (!stop.IsCancellationRequested)
                    LogGivenUp(log, e.Message);
                return;
            }
        }
    }

    private async Task UpdateAsync(Snowflake application, CancellationToken cancellationToken)
    {
        var commands = plugins.Active.SelectMany(CommandDescription.Of).OrderBy(command => command.Label, StringComparer.Ordinal).ToList();
        var wanted = new JsonArray([.. commands.Select(command => command.Json)]);
        var current = await connection.SendAsync(
            new DiscordRequest(HttpMethod.Get, $"applications/{application}/commands?with_localizations=true"),
            cancellationToken).ConfigureAwait(false);
        if (JsonNode.DeepEquals(
            CommandComparison.Normalize(wanted), CommandComparison.Normalize(JsonNode.Parse(current.Body.Span)!.AsArray())))
        {
            LogSame(log, wanted.Count);
            return;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(wanted.ToJsonString());
        try
        {
            await connection.SendAsync(
                new DiscordRequest(HttpMethod.Put, $"applications/{application}/commands") { Json = body },
                cancellationToken).ConfigureAwait(false);
            LogRegistered(log, wanted.Count);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.InvalidFormBody && Blame(e, commands) is { Count: > 0 } refused)
        {
            foreach (var (plugin, error) in refused)
                plugins.Fail(plugin, error, e);
            await UpdateAsync(application, cancellationToken).ConfigureAwait(false);
        }
    }

    // Discord takes all commands or none, and names the bad ones by their places in the list, such as “3.options.0.name”.
    private static Dictionary<Plugin, string> Blame(DiscordException e, List<DescribedCommand> commands)
    {
        var refused = new Dictionary<Plugin, string>();
        foreach (var error in e.Errors)
        {
            if (int.TryParse(error.Path.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place < commands.Count)
                refused.TryAdd(commands[place].Plugin, $"Discord does not take its command {commands[place].Label}: "
                    + $"{error.Path[(error.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]}: {error.Message}.");
        }

        return refused;
    }

    private static bool MayPass(DiscordException e) => e.Status is 0 or 429 or >= 500 || e.Code == TooManyNewToday;

    private static string Advice(DiscordException e) => e.Code switch
    {
        TooManyCommands =>
            "Discord takes 100 slash commands, and 15 each in the menus of persons and messages: turn a plugin off in plugins.json.",
        TooManyNewToday => "Discord takes 200 new commands a day: it is tried again every hour, and works by tomorrow at the latest.",
        DiscordErrorCode.InvalidFormBody => "It does not say which command is wrong: turn the plugin off that was added or updated last.",
        _ when MayPass(e) => "It is tried again in a minute.",
        _ => "Invite the bot again with the scope applications.commands (docs/install.md), and start it again.",
    };

    [LoggerMessage(LogLevel.Information, "Discord has the {Count} commands already")]
    private static partial void LogSame(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "Told Discord of {Count} commands")]
    private static partial void LogRegistered(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "Discord does not take the list of commands, and keeps those that it has. {Why} {Advice}")]
    private static partial void LogRefused(ILogger logger, string why, string advice);

    [LoggerMessage(LogLevel.Error, "The list of commands could not be told to Discord in the background: {Why}")]
    private static partial void LogGivenUp(ILogger logger, string why);
}
