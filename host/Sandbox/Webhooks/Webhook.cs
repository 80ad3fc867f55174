using System.Text.Json.Nodes;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Webhooks;

internal sealed class Webhook
{
    public required ulong Id { get; init; }
    public required ulong GuildId { get; init; }
    public required ulong ChannelId { get; set; }
    public required string Name { get; set; }
    public string? Avatar { get; set; }
    public required string Token { get; init; }
    public required ulong CreatorId { get; init; }

    /// <summary>The application that created it; only such a webhook sends buttons and select menus.</summary>
    public ulong? ApplicationId { get; init; }
}

/// <summary>The author of a webhook's message.</summary>
internal sealed class WebhookAuthor
{
    public required ulong Id { get; init; }
    public required string Name { get; init; }
    public string? Avatar { get; init; }
    public ulong? ApplicationId { get; init; }
}

internal static class WebhookView
{
    /// <summary>A webhook for a viewer; without a user for its own token.</summary>
    public static JsonObject Of(SandboxWorld world, Webhook webhook, User? viewer, bool withToken = false)
    {
        var view = new JsonObject
        {
            ["id"] = webhook.Id.Text(),
            ["type"] = 1,
            ["guild_id"] = webhook.GuildId.Text(),
            ["channel_id"] = webhook.ChannelId.Text(),
            ["name"] = webhook.Name,
            ["avatar"] = webhook.Avatar,
            ["application_id"] = webhook.ApplicationId.Text(),
        };
        if (viewer is not null && world.User(webhook.CreatorId) is { } creator)
            view["user"] = UserView.Of(creator);
        if (withToken || (viewer is not null && (webhook.ApplicationId is null || webhook.ApplicationId == viewer.Id)))
        {
            view["token"] = webhook.Token;
            view["url"] = new Uri(world.Url, $"/api/webhooks/{webhook.Id.Text()}/{webhook.Token}").ToString();
        }

        return view;
    }

    public static JsonObject Author(WebhookAuthor author) =>
        new()
        {
            ["id"] = author.Id.Text(),
            ["username"] = author.Name,
            ["avatar"] = author.Avatar,
            ["discriminator"] = "0000",
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["global_name"] = null,
            ["primary_guild"] = null,
            ["bot"] = true,
        };
}
