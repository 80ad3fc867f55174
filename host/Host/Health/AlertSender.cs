using System.Text.Json.Nodes;
using DCTicket.Contracts;
using DCTicket.Discord.Connection;
using DCTicket.Host.Interactions;
using DCTicket.Host.Plugins;
using DCTicket.Host.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace DCTicket.Host.Health;

/// <summary>Sends a text to where the bot's owner wants to hear of failures: a webhook of Discord, a direct message, or both.</summary>
internal sealed class AlertSender(IDiscordConnection connection, PluginCatalog plugins, HostSettings settings)
{
    /// <summary>Whether there is anybody to tell.</summary>
    public bool IsOn => settings.AlertWebhook is not null || settings.AlertOwner;

    /// <exception cref="DiscordException">Discord did not take it; somebody may have got it all the same.</exception>
    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        if (settings.AlertWebhook is { } webhook)
        {
            var body = new JsonObject { ["content"] = text, ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } };
            var request = new DiscordRequest(HttpMethod.Post, webhook) { Json = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()) };
            await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (settings.AlertOwner)
            await SendToOwnerAsync(plugins.Host, text, cancellationToken).ConfigureAwait(false);
    }

    private static async Task SendToOwnerAsync(Plugin host, string text, CancellationToken cancellationToken)
    {
        var owners = await host.Services.GetRequiredService<BotOwners>().ListAsync(cancellationToken).ConfigureAwait(false);
        if (owners.Count == 0)
            return;
        var channel = await host.Discord.OpenDirectMessageAsync(owners[0], cancellationToken).ConfigureAwait(false);
        await host.Discord.SendMessageAsync(channel.Id, text, cancellationToken).ConfigureAwait(false);
    }
}
