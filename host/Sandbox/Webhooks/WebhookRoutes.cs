using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Webhooks;

/// <summary>Creates, lists, changes and deletes webhooks.</summary>
internal static class WebhookRoutes
{
    private const int MaxInChannel = 15;
    private const int MaxInGuild = 1000;

    public static void Add(RouteTable routes)
    {
        const string one = "/webhooks/{webhook}";
        const string hook = "/webhooks/{webhook}/{token}";
        routes.Post("/channels/{channel}/webhooks", Create);
        routes.Get("/channels/{channel}/webhooks", ListOfChannel);
        routes.Get("/guilds/{guild}/webhooks", ListOfGuild);
        routes.Get(one, call => InteractionResponder.Ok(WebhookView.Of(call.World, Managed(call), call.Caller)));
        routes.Patch(one, Patch);
        routes.Delete(one, call => Delete(call, Managed(call, owned: true)));
        routes.Add(
            new Operation("GET", hook, call => InteractionResponder.Ok(WebhookView.Of(call.World, WithToken(call), null, withToken: true)))
            {
                Open = true,
            }
        );
        routes.Add(new Operation("PATCH", hook, PatchWithToken) { Open = true });
        routes.Add(new Operation("DELETE", hook, call => Delete(call, WithToken(call))) { Open = true });
    }

    /// <summary>Gets the webhook of a token.</summary>
    public static Webhook WithToken(Call call)
    {
        var id = call.Id("webhook");
        var webhook = call.World.State.Webhooks.Find(w => w.Id == id) ?? throw Refuse.UnknownWebhook();
        return webhook.Token == call.Value("token") ? webhook : throw Refuse.InvalidWebhookToken();
    }

    private static InteractionResponder Create(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var (name, avatar) = (WebhookForm.Name(form, "name", required: true), WebhookForm.Avatar(form));
        errors.ThrowIfAny();
        var (channel, guild) = Channel(call, call.Channel());
        CheckRoom(call.World, guild, channel);
        var webhook = new Webhook
        {
            Id = call.World.NewId(),
            GuildId = guild.Id,
            ChannelId = channel.Id,
            Name = name!,
            Avatar = avatar,
            Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(51)).Replace('+', '-').Replace('/', '_'),
            CreatorId = call.Caller.Id,
            ApplicationId = call.Caller.Bot ? call.World.State.ApplicationId : null,
        };
        call.World.State.Webhooks.Add(webhook);
        Changed(call.World, guild, channel.Id);
        call.Audit(guild, AuditAction.WebhookCreate, webhook.Id, Changes.Between(null, AuditView(webhook), Changes.OfWebhook));
        return InteractionResponder.Ok(WebhookView.Of(call.World, webhook, call.Caller));
    }

    private static InteractionResponder ListOfChannel(Call call)
    {
        var (channel, _) = Channel(call, call.Channel());
        return List(call, w => w.ChannelId == channel.Id);
    }

    private static InteractionResponder ListOfGuild(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.ManageWebhooks);
        return List(call, w => w.GuildId == guild.Id);
    }

    private static InteractionResponder List(Call call, Func<Webhook, bool> which) =>
        InteractionResponder.Ok(GuildView.List(call.World.State.Webhooks.Where(which), w => WebhookView.Of(call.World, w, call.Caller)));

    private static InteractionResponder Patch(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var target = form.Snowflake("channel_id");
        var (name, avatar) = (form.Has("name") ? WebhookForm.Name(form, "name", required: true) : null, WebhookForm.Avatar(form));
        errors.ThrowIfAny();
        var webhook = Managed(call, owned: true);
        if (target is { } id && id != webhook.ChannelId)
        {
            var moved = call.World.Channel(id) ?? throw Refuse.UnknownChannel();
            var (channel, guild) = Channel(call, moved);
            if (guild.Id != webhook.GuildId)
                throw Refuse.UnknownChannel();
            CheckRoom(call.World, guild, channel);
        }

        return Change(call, webhook, name, form.Has("avatar"), avatar, target, call.Caller);
    }

    private static InteractionResponder PatchWithToken(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var (name, avatar) = (form.Has("name") ? WebhookForm.Name(form, "name", required: true) : null, WebhookForm.Avatar(form));
        errors.ThrowIfAny();
        return Change(call, WithToken(call), name, form.Has("avatar"), avatar, null, null);
    }

    private static InteractionResponder Change(
        Call call,
        Webhook webhook,
        string? name,
        bool setsAvatar,
        string? avatar,
        ulong? channel,
        User? viewer
    )
    {
        var before = AuditView(webhook);
        var guild = call.World.Guild(webhook.GuildId)!;
        var old = webhook.ChannelId;
        webhook.Name = name ?? webhook.Name;
        webhook.ChannelId = channel ?? webhook.ChannelId;
        if (setsAvatar)
            webhook.Avatar = avatar;
        Changed(call.World, guild, old);
        if (old != webhook.ChannelId)
            Changed(call.World, guild, webhook.ChannelId);
        if (viewer is not null && Changes.Between(before, AuditView(webhook), Changes.OfWebhook) is { Count: > 0 } changes)
            call.Audit(guild, AuditAction.WebhookUpdate, webhook.Id, changes);
        return InteractionResponder.Ok(WebhookView.Of(call.World, webhook, viewer, withToken: viewer is null));
    }

    private static InteractionResponder Delete(Call call, Webhook webhook)
    {
        var guild = call.World.Guild(webhook.GuildId)!;
        call.World.State.Webhooks.Remove(webhook);
        Changed(call.World, guild, webhook.ChannelId);
        if (call.HasCaller)
            call.Audit(guild, AuditAction.WebhookDelete, webhook.Id, Changes.Between(AuditView(webhook), null, Changes.OfWebhook));
        return InteractionResponder.NoContent;
    }

    /// <summary>Gets a webhook that the caller manages; its application may read it without the permission.</summary>
    private static Webhook Managed(Call call, bool owned = false)
    {
        var id = call.Id("webhook");
        var webhook = call.World.State.Webhooks.Find(w => w.Id == id) ?? throw Refuse.UnknownWebhook();
        if (owned || webhook.ApplicationId is null || webhook.ApplicationId != call.Caller.Id)
            call.Need(call.World.Channel(webhook.ChannelId)!, Permission.ManageWebhooks);
        return webhook;
    }

    private static (Channel Channel, Guild Guild) Channel(Call call, Channel channel)
    {
        if (channel.IsDm)
            throw Refuse.NotInDm();
        call.Need(channel, Permission.ManageWebhooks);
        if (channel.Thread is not null || channel.IsCategory)
            throw Refuse.WrongChannelType();
        return (channel, call.World.Guild(channel.GuildId)!);
    }

    private static void CheckRoom(SandboxWorld world, Guild guild, Channel channel)
    {
        if (world.State.Webhooks.Count(w => w.ChannelId == channel.Id) >= MaxInChannel)
            throw Refuse.TooManyWebhooks();
        if (world.State.Webhooks.Count(w => w.GuildId == guild.Id) >= MaxInGuild)
            throw Refuse.TooManyGuildWebhooks();
    }

    private static void Changed(SandboxWorld world, Guild guild, ulong channel)
    {
        var data = new JsonObject { ["guild_id"] = guild.Id.Text(), ["channel_id"] = channel.Text() };
        world.Publish(
            new WorldEvent("WEBHOOKS_UPDATE", data, Intent.GuildWebhooks, u => world.Channel(channel) is { } known && world.Sees(u, known))
        );
    }

    private static JsonObject AuditView(Webhook webhook) =>
        new()
        {
            ["name"] = webhook.Name,
            ["type"] = 1,
            ["channel_id"] = webhook.ChannelId.Text(),
            ["avatar_hash"] = webhook.Avatar,
            ["application_id"] = webhook.ApplicationId.Text(),
        };
}
