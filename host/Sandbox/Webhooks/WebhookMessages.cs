using System.Text.Json.Nodes;
using DCTicket.Sandbox.Interactions;
using DCTicket.Sandbox.Rest;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Webhooks;

/// <summary>Messages by a webhook token; an interaction token is used alike for follow-ups.</summary>
internal sealed class WebhookMessages(Messages messages, FollowUps followUps)
{
    public void Add(RouteTable routes)
    {
        const string hook = "/webhooks/{webhook}/{token}";
        const string one = hook + "/messages/{message}";
        Route("POST", hook, followUps.Create, Execute);
        Route("GET", one, followUps.Get, Get);
        Route("PATCH", one, followUps.Edit, Edit);
        Route("DELETE", one, followUps.Delete, Delete);

        void Route(
            string method,
            string template,
            Func<Call, InteractionResponder> ofInteraction,
            Func<Call, InteractionResponder> ofWebhook
        ) =>
            routes.Add(
                new Operation(
                    method,
                    template,
                    call => (call.Id("webhook") == call.World.State.ApplicationId ? ofInteraction : ofWebhook)(call)
                )
                {
                    Open = true,
                    HasOwnLimit = true,
                    Limit = (5, 2),
                }
            );
    }

    private InteractionResponder Execute(Call call)
    {
        var errors = new FormErrors();
        var form = call.Form(errors);
        var username = WebhookForm.Name(form, "username", required: false);
        var avatar = form.Text("avatar_url", 0, 2048);
        var postName = form.Trimmed("thread_name", 1, 100);
        var tags = form.Has("applied_tags") ? form.Ids("applied_tags", 5) : [];
        var (webhook, channel) = Find(call);
        CheckComponents(call, form, webhook);
        var draft = MessageForm.Read(form, call.Files);
        if (draft.IsEmpty)
            throw Refuse.EmptyMessage();
        MessageRules.CheckFiles(call.World, channel, draft);
        var author = new WebhookAuthor
        {
            Id = webhook.Id,
            Name = username ?? webhook.Name,
            Avatar = string.IsNullOrEmpty(avatar) ? webhook.Avatar : WebhookForm.Hash(avatar),
            ApplicationId = webhook.ApplicationId,
        };
        var where = Where(call, channel, webhook, postName, tags);
        var origin = new Origin
        {
            Webhook = author,
            Mentions = AllowedMentions.OnlyUsers,
            Id = where == channel || postName is null ? null : where.Id,
        };
        var message = messages.Create(where, call.World.Bot, draft, origin);
        return call.QueryFlag("wait") ? InteractionResponder.Ok(MessageView.Of(call.World, message)) : InteractionResponder.NoContent;
    }

    /// <summary>The channel, a thread in it, or a new forum post.</summary>
    private static Channel Where(Call call, Channel channel, Webhook webhook, string? postName, List<ulong> tags)
    {
        var thread = call.QueryId("thread_id");
        if (thread is not null && postName is not null)
            throw Refuse.ThreadNameOrId();
        if (postName is not null)
        {
            return channel.IsForum
                ? ThreadRoutes.StartByWebhook(call.World, channel, webhook.Id, postName, tags)
                : throw Refuse.OnlyForumThreads();
        }

        if (thread is null && channel.IsForum)
            throw Refuse.ForumNeedsThread();
        return thread is { } id ? Thread(call, channel, id) : channel;
    }

    private static Channel Thread(Call call, Channel channel, ulong id) =>
        call.World.Channel(id) is { Thread: not null } thread && thread.ParentId == channel.Id ? thread : throw Refuse.UnknownChannel();

    private static InteractionResponder Get(Call call) => InteractionResponder.Ok(MessageView.Of(call.World, Named(call).Message));

    private InteractionResponder Edit(Call call)
    {
        var (webhook, channel, message) = Named(call);
        if (channel.Thread is { Archived: true })
            throw Refuse.ThreadArchived();
        var form = call.Form(new FormErrors());
        CheckComponents(call, form, webhook);
        var draft = MessageForm.Read(form, call.Files, edited: message);
        MessageRules.CheckFiles(call.World, channel, draft);
        messages.Edit(channel, message, draft, AllowedMentions.OnlyUsers);
        return InteractionResponder.Ok(MessageView.Of(call.World, message));
    }

    private InteractionResponder Delete(Call call)
    {
        var (_, channel, message) = Named(call);
        messages.Delete(channel, message);
        return InteractionResponder.NoContent;
    }

    /// <summary>Components of a webhook without an application need with_components, and must not be interactive.</summary>
    private static void CheckComponents(Call call, Modal form, Webhook webhook)
    {
        if (webhook.ApplicationId is not null || !form.Has("components"))
            return;
        if (!call.QueryFlag("with_components"))
            form.Body.Remove("components");
        else if (IsInteractive(form.Body["components"]))
            form.Wrong(
                "components",
                "WEBHOOK_COMPONENTS_NOT_INTERACTIVE",
                "Only webhooks owned by an application can send interactive components"
            );
    }

    private static bool IsInteractive(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.Any(IsInteractive),
            JsonObject component => component.ContainsKey("custom_id") || component.Any(p => IsInteractive(p.Value)),
            _ => false,
        };

    private static (Webhook Webhook, Channel Channel) Find(Call call)
    {
        var webhook = WebhookRoutes.WithToken(call);
        return (webhook, call.World.Channel(webhook.ChannelId) ?? throw Refuse.UnknownChannel());
    }

    private static (Webhook Webhook, Channel Channel, Message Message) Named(Call call)
    {
        var (webhook, channel) = Find(call);
        if (call.QueryId("thread_id") is { } thread)
            channel = Thread(call, channel, thread);
        var message = channel.Find(call.Id("message"));
        return message?.Webhook?.Id == webhook.Id ? (webhook, channel, message) : throw Refuse.UnknownMessage();
    }
}
