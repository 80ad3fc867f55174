using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Cache;
using DCTicket.Discord.Connection;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Registers the commands with Discord: one bulk overwrite, only if they differ.</summary>
internal sealed partial class CommandRegistry(
    PluginLoader plugins,
    IDiscordConnection connection,
    GuildCache cache,
    TimeProvider time,
    ILogger<CommandRegistry> logger
) : IHostedService, IDisposable
{
    private const int TooManyCommands = 30032;
    private const int TooManyNewToday = 30034;
    private static readonly TimeSpan MaxPause = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>
    /// Registers the commands. If Discord rejects the list, the old commands remain; after a transient failure it is retried in the
    /// background.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await UpdateAsync(cancellationToken);
        }
        catch (DiscordException e) when (e.Status != 401)
        {
            LogRefused(e.Message, Advice(e));
            if (MayPass(e))
                _ = RetryAsync(_stopping.Token);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    private async Task RetryAsync(CancellationToken stop)
    {
        for (var pause = TimeSpan.FromMinutes(1); ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                await Task.Delay(pause, time, stop);
                await UpdateAsync(stop);
                return;
            }
            catch (DiscordException e) when (MayPass(e))
            {
                // The first failure was logged.
            }
            catch (Exception e)
            {
                if (!stop.IsCancellationRequested)
                    LogRegistrationFailed(e.Message);
                return;
            }
        }
    }

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        var commands = plugins
            .Registry.Active.SelectMany(plugin => CommandDescription.Of(plugin.Definition))
            .OrderBy(command => command.Label, StringComparer.Ordinal)
            .ToList();
        var wanted = new JsonArray([.. commands.Select(command => command.Json)]);
        var current = await connection.SendAsync(
            new DiscordRequest(HttpMethod.Get, $"applications/{cache.Commands.Application}/commands?with_localizations=true"),
            cancellationToken
        );
        // Until Discord has accepted the new list, and if it rejects it.
        cache.Commands.SetCommands(current.Body.Span);
        if (
            JsonNode.DeepEquals(
                CommandComparison.Normalize(wanted),
                CommandComparison.Normalize(JsonNode.Parse(current.Body.Span)!.AsArray())
            )
        )
        {
            LogUnchanged(wanted.Count);
            return;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(wanted.ToJsonString());
        try
        {
            var registered = await connection.SendAsync(
                new DiscordRequest(HttpMethod.Put, $"applications/{cache.Commands.Application}/commands") { Json = body },
                cancellationToken
            );
            cache.Commands.SetCommands(registered.Body.Span);
            LogRegistered(wanted.Count);
        }
        catch (DiscordException e)
            when (e.Code == DiscordErrorCode.InvalidFormBody && MapErrorsToPlugins(e, commands) is { Count: > 0 } refused)
        {
            foreach (var (plugin, error) in refused)
                plugins.Fail(plugin, error, e);
            await UpdateAsync(cancellationToken);
        }
    }

    // Discord accepts all commands or none, and reports errors by position, such as “3.options.0.name”.
    private static Dictionary<string, string> MapErrorsToPlugins(DiscordException e, List<DescribedCommand> commands)
    {
        var refused = new Dictionary<string, string>();
        foreach (var error in e.Errors)
        {
            if (
                int.TryParse(error.Path.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place < commands.Count
            )
                refused.TryAdd(
                    commands[place].Plugin.Id,
                    $"Discord does not take its command {commands[place].Label}: "
                        + $"{error.Path[(error.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]}: {error.Message}."
                );
        }

        return refused;
    }

    private static bool MayPass(DiscordException e) => e.Status is 0 or 429 or >= 500 || e.Code == TooManyNewToday;

    private static string Advice(DiscordException e) =>
        e.Code switch
        {
            TooManyCommands =>
                "Discord takes 100 slash commands, and 15 each in the menus of persons and messages: turn a plugin off in plugins.json.",
            TooManyNewToday => "Discord takes 200 new commands a day: it is tried again every hour, and works by tomorrow at the latest.",
            DiscordErrorCode.InvalidFormBody =>
                "It does not say which command is wrong: turn the plugin off that was added or updated last.",
            _ when MayPass(e) => "It is tried again in a minute.",
            _ => "Invite the bot again with the scope applications.commands (docs/install.md), and start it again.",
        };

    [LoggerMessage(LogLevel.Information, "All {Count} application commands are registered already")]
    private partial void LogUnchanged(int count);

    [LoggerMessage(LogLevel.Information, "Registered {Count} application commands")]
    private partial void LogRegistered(int count);

    [LoggerMessage(LogLevel.Error, "Discord rejected the list of commands; the registered ones remain. {Why} {Hint}")]
    private partial void LogRefused(string why, string hint);

    [LoggerMessage(LogLevel.Error, "Failed to register the commands in the background: {Why}")]
    private partial void LogRegistrationFailed(string why);
}
