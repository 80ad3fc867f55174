using System.Text;
using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DCTicket.Host.Health;

/// <summary>Sends alerts to the bot's owner: to a webhook, by direct message, or both.</summary>
internal sealed partial class AlertSender(
    IDiscordConnection connection,
    PluginRegistry plugins,
    HostSettings settings,
    TimeProvider time,
    ILogger<AlertSender> logger
)
{
    private readonly LogThrottle _failures = new(time);

    /// <summary>Whether a recipient is configured.</summary>
    public bool IsOn => settings.AlertWebhook is not null || settings.AlertOwner;

    /// <summary>
    /// Sends; returns whether it arrived anywhere. A failure of one recipient neither stops the other nor causes duplicates there.
    /// </summary>
    public async Task<bool> SendAsync(string text, CancellationToken cancellationToken)
    {
        var sent = false;
        if (settings.AlertWebhook is { } webhook)
            sent |= await TryAsync("Alerts:Webhook", () => SendToWebhookAsync(webhook, text, cancellationToken));
        if (settings.AlertOwner)
            sent |= await TryAsync("Alerts:DirectMessage", () => SendToOwnerAsync(text, cancellationToken));
        return sent;
    }

    private async Task<bool> TryAsync(string setting, Func<Task<bool>> send)
    {
        try
        {
            return await send();
        }
        catch (DiscordException e)
        {
            if (_failures.ShouldLog(setting, out var suppressed))
                LogNotSent(setting, e.Operation, e.Reason, suppressed);
            return false;
        }
    }

    private async Task<bool> SendToWebhookAsync(string webhook, string text, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["content"] = text,
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        };
        var request = new DiscordRequest(HttpMethod.Post, webhook) { Json = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        await connection.SendAsync(request, cancellationToken);
        return true;
    }

    private async Task<bool> SendToOwnerAsync(string text, CancellationToken cancellationToken)
    {
        var host = plugins.Host;
        var owners = await host.Services.GetRequiredService<BotOwners>().ListAsync(cancellationToken);
        if (owners.Count == 0)
            return false;
        var channel = await host.Discord.OpenDirectMessageAsync(owners[0], cancellationToken);
        await host.Discord.SendMessageAsync(channel.Id, text, cancellationToken);
        return true;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Failed to send an alert by {Setting} ({Operation}: {Reason}); retrying until it arrives ({Suppressed} similar messages "
            + "suppressed)"
    )]
    private partial void LogNotSent(string setting, string operation, string reason, int suppressed);
}
