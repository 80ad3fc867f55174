using System.Globalization;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Plugins;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Interactions;

/// <summary>Tells Discord which commands there are: one bulk overwrite, and only when they differ from what Discord has.</summary>
internal sealed partial class CommandRegistry(PluginCatalog plugins, IDiscordConnection connection, ILogger<CommandRegistry> log)
{
    public async Task RegisterAsync(Snowflake application, CancellationToken cancellationToken)
    {
        var commands = plugins.Active.SelectMany(CommandDescription.Of).OrderBy(command => command.Label, StringComparer.Ordinal).ToList();
        var wanted = new JsonArray([.. commands.Select(command => command.Json)]);
        var current = await connection.SendAsync(
            new DiscordRequest(HttpMethod.Get, $"applications/{application}/commands?with_localizations=true"), cancellationToken).ConfigureAwait(false);
        if (JsonNode.DeepEquals(CommandComparison.Normalize(wanted), CommandComparison.Normalize(JsonNode.Parse(current.Body.Span)!.AsArray())))
        {
            LogSame(log, wanted.Count);
            return;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(wanted.ToJsonString());
        try
        {
            await connection.SendAsync(new DiscordRequest(HttpMethod.Put, $"applications/{application}/commands") { Json = body }, cancellationToken).ConfigureAwait(false);
            LogRegistered(log, wanted.Count);
        }
        catch (DiscordException e) when (e.Code == DiscordErrorCode.InvalidFormBody && Blame(e, commands) is { Count: > 0 } refused)
        {
            foreach (var (plugin, error) in refused)
                plugins.Fail(plugin, error, e);
            await RegisterAsync(application, cancellationToken).ConfigureAwait(false);
        }
    }

    // Discord takes all commands or none, and names the bad ones by their places in the list, such as “3.options.0.name”.
    private static Dictionary<Plugin, string> Blame(DiscordException e, List<DescribedCommand> commands)
    {
        var refused = new Dictionary<Plugin, string>();
        foreach (var error in e.Errors)
        {
            if (int.TryParse(error.Path.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < commands.Count)
                refused.TryAdd(commands[place].Plugin, $"Discord does not take its command {commands[place].Label}: {error.Path[(error.Path.IndexOf('.', StringComparison.Ordinal) + 1)..]}: {error.Message}.");
        }

        return refused;
    }

    [LoggerMessage(LogLevel.Information, "Discord has the {Count} commands already")]
    private static partial void LogSame(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "Told Discord of {Count} commands")]
    private static partial void LogRegistered(ILogger logger, int count);
}
