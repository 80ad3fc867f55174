using System.Text.Json.Nodes;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Expressions;
using DCTicket.Sandbox.Gateway;
using DCTicket.Sandbox.Webhooks;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Views;

internal static class MessageView
{
    /// <summary>A message for a viewer by REST.</summary>
    public static JsonObject Of(SandboxWorld world, Message message, ulong viewer = 0, bool withReference = true)
    {
        var view = new JsonObject
        {
            ["id"] = message.Id.Text(),
            ["channel_id"] = message.ChannelId.Text(),
            ["type"] = message.Type,
            ["author"] = message.Webhook is { } webhook ? WebhookView.Author(webhook) : UserView.Of(world.State.Users[message.AuthorId]),
            ["content"] = message.Content,
            ["timestamp"] = message.Timestamp.Stamp(),
            ["edited_timestamp"] = message.EditedAt.Stamp(),
            ["tts"] = message.Tts,
            ["mention_everyone"] = message.MentionEveryone,
            ["mentions"] = GuildView.List(message.Mentions, id => UserView.Of(world.State.Users[id])),
            ["mention_roles"] = GuildView.Ids(message.MentionRoles),
            ["attachments"] = GuildView.List(message.Attachments, a => Attachment(world, message, a)),
            ["embeds"] = Resolve(world, message, message.Embeds),
            ["components"] = Resolve(world, message, message.Components),
            ["pinned"] = message.PinnedAt is not null,
            ["flags"] = message.Flags,
        };
        // In Discord's API a referenced message has no reactions.
        if (message.Reactions.Count > 0 && withReference)
            view["reactions"] = GuildView.List(message.Reactions, r => Reaction(r, viewer));
        if (message.Nonce is not null)
            view["nonce"] = message.Nonce.DeepClone();
        if (message.ByInteraction)
            AddInteraction(world, message, view);
        if (message.Poll is { } poll)
            view["poll"] = poll.DeepClone();
        if (message.Snapshot is { } snapshot)
            view["message_snapshots"] = new JsonArray(new JsonObject { ["message"] = snapshot.DeepClone() });
        if (message.Webhook is { } author)
            AddWebhook(author, view);
        if ((message.ReferenceId is not null || message.ReferenceChannelId is not null) && withReference)
            AddReference(world, message, view);
        if ((message.Flags & MessageFlags.HasThread) != 0 && world.Channel(message.Id) is { Thread: not null } thread)
            view["thread"] = ChannelView.Of(thread);
        return Hides(world, message, viewer) ? ContentFilter.Without(view) : view;
    }

    /// <summary>Content is hidden by REST as well without the intent.</summary>
    private static bool Hides(SandboxWorld world, Message message, ulong viewer) =>
        viewer == world.Bot.Id && !world.MayReadContent && ContentFilter.Hides(world, world.Bot, message);

    /// <summary>A message in a gateway event, with guild, member and channel type.</summary>
    public static JsonObject Event(SandboxWorld world, Message message)
    {
        var view = Of(world, message);
        var channel = world.Channel(message.ChannelId);
        view["channel_type"] = channel?.Type ?? 0;
        if (message.Ephemeral || world.Guild(channel?.GuildId) is not { } guild)
            return view;
        view["guild_id"] = guild.Id.Text();
        if (message.Webhook is null && guild.Members.TryGetValue(message.AuthorId, out var author))
            view["member"] = MemberView.WithoutUser(author);
        foreach (var mention in view["mentions"]!.AsArray())
        {
            if (guild.Members.TryGetValue(Snowflakes.Parse((string)mention!["id"]!), out var mentioned))
                mention["member"] = MemberView.WithoutUser(mentioned);
        }

        return view;
    }

    public static JsonObject Attachment(SandboxWorld world, Message message, Attachment attachment)
    {
        var url = AttachmentUrl.Sign(world, message.ChannelId, attachment);
        var view = new JsonObject
        {
            ["id"] = attachment.Id.Text(),
            ["filename"] = attachment.FileName,
            ["size"] = attachment.Size,
            ["url"] = url,
            ["proxy_url"] = url,
        };
        if (attachment.ContentType is not null)
            view["content_type"] = attachment.ContentType;
        if (attachment.Title is not null)
            view["title"] = attachment.Title;
        if (attachment.Description is not null)
            view["description"] = attachment.Description;
        if (attachment.Seconds is not null)
            view["duration_secs"] = attachment.Seconds;
        if (attachment.Waveform is not null)
            view["waveform"] = attachment.Waveform;
        if (attachment is { Width: not null, Height: not null })
        {
            view["width"] = attachment.Width;
            view["height"] = attachment.Height;
        }

        if (message.Ephemeral)
            view["ephemeral"] = true;
        return view;
    }

    private static void AddInteraction(SandboxWorld world, Message message, JsonObject view)
    {
        view["application_id"] = world.State.ApplicationId.Text();
        view["webhook_id"] = world.State.ApplicationId.Text();
        if (message.InteractionMetadata is not { } metadata)
            return;
        view["interaction_metadata"] = metadata.DeepClone();
        if (message.CommandName is not null)
        {
            view["interaction"] = new JsonObject
            {
                ["id"] = metadata["id"]!.DeepClone(),
                ["type"] = metadata["type"]!.DeepClone(),
                ["name"] = message.CommandName,
                ["user"] = metadata["user"]!.DeepClone(),
            };
        }
    }

    private static void AddWebhook(WebhookAuthor author, JsonObject view)
    {
        view["webhook_id"] = author.Id.Text();
        if (author.ApplicationId is { } application)
            view["application_id"] = application.Text();
    }

    private static void AddReference(SandboxWorld world, Message message, JsonObject view)
    {
        var to = message.ReferenceChannelId ?? message.ChannelId;
        var channel = world.Channel(to);
        var link = new JsonObject { ["type"] = message.Snapshot is null ? 0 : 1, ["channel_id"] = to.Text() };
        view["message_reference"] = link;
        if (channel?.GuildId is { } guild)
            link["guild_id"] = guild.Text();
        if (message.ReferenceId is not { } reference)
            return;
        link["message_id"] = reference.Text();
        if (message.Snapshot is not null)
            return;
        var original = channel is null ? null : channel.Find(reference) ?? world.Ephemerals.GetValueOrDefault(reference);
        view["referenced_message"] = original is null ? null : Of(world, original, withReference: false);
    }

    private static JsonObject Reaction(Reaction reaction, ulong viewer) =>
        new()
        {
            ["emoji"] = GuildEmoji.InReaction(reaction.Name),
            ["count"] = reaction.Users.Count,
            ["count_details"] = new JsonObject { ["normal"] = reaction.Users.Count, ["burst"] = 0 },
            ["burst_colors"] = new JsonArray(),
            ["me_burst"] = false,
            ["me"] = reaction.Users.Contains(viewer),
        };

    /// <summary>Replaces attachment:// in embeds and components by the address of the upload.</summary>
    private static JsonArray Resolve(SandboxWorld world, Message message, JsonArray items)
    {
        var copy = items.DeepClone().AsArray();
        if (message.Attachments.Count > 0)
            Walk(copy);
        return copy;

        void Walk(JsonNode? node)
        {
            if (node is JsonArray array)
            {
                foreach (var item in array)
                    Walk(item);
            }
            else if (node is JsonObject value)
            {
                foreach (var (key, child) in value.ToList())
                {
                    if (key is "url" or "icon_url" or "proxy_url" && Named(child) is { } file)
                        value[key] = AttachmentUrl.Sign(world, message.ChannelId, file);
                    else
                        Walk(child);
                }
            }
        }

        Attachment? Named(JsonNode? child) =>
            child is JsonValue text && text.TryGetValue<string>(out var url) && url.StartsWith("attachment://", StringComparison.Ordinal)
                ? message.Attachments.Find(a => a.FileName == url["attachment://".Length..])
                : null;
    }
}
