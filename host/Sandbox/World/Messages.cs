using System.Text.Json.Nodes;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Webhooks;
using Microsoft.AspNetCore.StaticFiles;

namespace DCTicket.Sandbox.World;

/// <summary>The origin of a message.</summary>
internal sealed record Origin
{
    public int Type { get; init; }
    public ulong? Reference { get; init; }
    public ulong? ReferenceChannel { get; init; }
    public WebhookAuthor? Webhook { get; init; }
    public JsonObject? Snapshot { get; init; }

    /// <summary>A given id: a forum post's first message has the post's.</summary>
    public ulong? Id { get; init; }

    /// <summary>For a system message.</summary>
    public string? Text { get; init; }
    public List<ulong> SystemMentions { get; init; } = [];
    public JsonObject? Metadata { get; init; }
    public string? CommandName { get; init; }
    public bool ByInteraction { get; init; }
    public ulong? EphemeralFor { get; init; }
    public bool Loading { get; init; }
    public AllowedMentions Mentions { get; init; } = AllowedMentions.All;
}

/// <summary>Creates, edits and deletes messages.</summary>
internal sealed class Messages(SandboxWorld world, AttachmentStore store)
{
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5);
    private static readonly FileExtensionContentTypeProvider Types = new();

    public Message Create(Channel channel, User author, MessageDraft draft, Origin origin)
    {
        if (origin.EphemeralFor is null)
            ThreadActivity.Before(world, channel, origin.Webhook is null && !origin.ByInteraction ? author : null, origin.Type);
        var message = new Message
        {
            Id = origin.Id ?? world.NewId(),
            ChannelId = channel.Id,
            AuthorId = origin.Webhook?.Id ?? author.Id,
            Type = origin.Type,
            Content = origin.Text ?? draft.Content ?? "",
            Flags =
                (draft.Flags & ~MessageFlags.Ephemeral)
                | (origin.EphemeralFor is null ? 0 : MessageFlags.Ephemeral)
                | (origin.Loading ? MessageFlags.Loading : 0)
                | (origin.Snapshot is null ? 0 : MessageFlags.HasSnapshot),
            Timestamp = world.Now,
            Embeds = draft.Embeds ?? [],
            Components = draft.Components ?? [],
            Attachments = Save(draft),
            Poll = Poll(draft),
            Snapshot = origin.Snapshot,
            Nonce = draft.Nonce,
            Tts = draft.Tts,
            ReferenceId = origin.Reference,
            ReferenceChannelId = origin.ReferenceChannel,
            Webhook = origin.Webhook,
            InteractionMetadata = origin.Metadata,
            CommandName = origin.CommandName,
            ByInteraction = origin.ByInteraction,
            EphemeralFor = origin.EphemeralFor,
        };
        Mention(channel, message, draft.Mentions ?? origin.Mentions);
        message.Mentions.AddRange(origin.SystemMentions);
        if (message.EphemeralFor is null)
        {
            channel.Messages.Add(message);
            channel.LastMessageId = message.Id;
            ThreadActivity.Counted(channel, message, origin.Id is null);
        }
        else
        {
            world.Ephemerals[message.Id] = message;
        }

        world.Announce("MESSAGE_CREATE", message, withNonce: true);
        ThreadActivity.Mentioned(world, channel, message);
        return message;
    }

    public void Edit(Channel channel, Message message, MessageDraft draft, AllowedMentions mentions)
    {
        var (content, embeds, components) = (
            draft.Content ?? message.Content,
            draft.Embeds ?? message.Embeds,
            draft.Components ?? message.Components
        );
        var staying = message.Attachments.Count(a => draft.Kept?.ContainsKey(a.Id) ?? true);
        if (
            string.IsNullOrWhiteSpace(content)
            && embeds.Count + components.Count + staying + draft.Files.Count == 0
            && message.Poll is null
            && message.Snapshot is null
        )
            throw Refuse.EmptyMessage();
        if (draft.IsV2 && (content.Length > 0 || embeds.Count > 0))
            throw MessageForm.LegacyFields();
        (message.Content, message.Embeds, message.Components) = (content, embeds, components);
        var replaced = MessageFlags.Loading | (draft.SetsFlags ? MessageFlags.SuppressEmbeds : 0);
        message.Flags = (message.Flags & ~replaced) | (draft.Flags & (MessageFlags.ComponentsV2 | MessageFlags.SuppressEmbeds));
        if (draft.Kept is { } kept)
        {
            message.Attachments.RemoveAll(a => !kept.ContainsKey(a.Id));
            message.Attachments.ForEach(a => a.Description = kept[a.Id]?["description"]?.ToString() ?? a.Description);
            message.Attachments.ForEach(a => a.Title = kept[a.Id]?["title"]?.ToString() ?? a.Title);
        }

        message.Attachments.AddRange(Save(draft));
        // Suppressing embeds is no edit.
        if (draft.SaysMoreThanFlags || draft.Mentions is not null)
        {
            // Clients order edits by this time, and keep milliseconds: two edits never share one.
            var earliest = (message.EditedAt ?? message.Timestamp).AddMilliseconds(1);
            message.EditedAt = world.Now > earliest ? world.Now : earliest;
        }
        if (draft.Content is not null || draft.Mentions is not null || draft.IsV2)
            Mention(channel, message, draft.Mentions ?? mentions);
        world.Announce("MESSAGE_UPDATE", message);
    }

    /// <summary>The link preview that Discord adds later; the message does not count as edited.</summary>
    public void Preview(Message message, JsonObject embed)
    {
        message.Embeds.Add((JsonNode)embed);
        world.Announce("MESSAGE_UPDATE", message);
    }

    public void Suppress(Message message, bool suppressed)
    {
        message.Flags = (message.Flags & ~MessageFlags.SuppressEmbeds) | (suppressed ? MessageFlags.SuppressEmbeds : 0);
        world.Announce("MESSAGE_UPDATE", message);
    }

    public void Delete(Channel channel, Message message)
    {
        if (message.EphemeralFor is not null)
            world.Ephemerals.Remove(message.Id);
        else
            ThreadActivity.Remove(channel, message);
        world.MessageDeleted(channel, message);
    }

    /// <summary>The recent message with the same nonce.</summary>
    public Message? WithNonce(Channel channel, User author, MessageDraft draft)
    {
        if (!draft.EnforceNonce || draft.Nonce is null)
            return null;
        var oldest = world.Now - NonceLife;
        for (var i = channel.Messages.Count - 1; i >= 0 && channel.Messages[i].Timestamp >= oldest; i--)
        {
            var message = channel.Messages[i];
            if (message.AuthorId == author.Id && message.Nonce?.ToString() == draft.Nonce.ToString())
                return message;
        }

        return null;
    }

    private void Mention(Channel channel, Message message, AllowedMentions mentions)
    {
        var permissions = message.Webhook is null ? world.PermissionsIn(message.AuthorId, channel) : Permission.All;
        if (message.IsWritten)
            mentions.Apply(world, world.Guild(channel.GuildId), message, permissions);
        var replied = message.ReferenceId is { } id ? channel.Find(id) : null;
        if (replied is not null && mentions.RepliedUser && !message.ByInteraction && !message.Mentions.Contains(replied.AuthorId))
            message.Mentions.Add(replied.AuthorId);
    }

    /// <summary>The media type by extension.</summary>
    public static string? ContentType(string name) => Types.TryGetContentType(name, out var known) ? known : null;

    /// <summary>A poll with its end.</summary>
    private JsonObject? Poll(MessageDraft draft)
    {
        if (draft.Poll?.DeepClone() is not JsonObject poll)
            return null;
        poll["expiry"] = world.Now.AddHours((int)poll["duration"]!).Stamp();
        poll.Remove("duration");
        return poll;
    }

    private List<Attachment> Save(MessageDraft draft)
    {
        var saved = new List<Attachment>();
        foreach (var upload in draft.Files)
        {
            var (file, name, description) = upload;
            var size = PictureSize.Of(file.Bytes);
            var attachment = new Attachment
            {
                Id = world.NewId(),
                FileName = name,
                Title = upload.Title,
                Width = size?.Width,
                Height = size?.Height,
                Description = description,
                ContentType = ContentType(name) ?? file.ContentType,
                Size = file.Bytes.Length,
                Seconds = upload.Seconds,
                Waveform = upload.Waveform,
            };
            store.Put(attachment.Id, file.Bytes);
            saved.Add(attachment);
        }

        return saved;
    }
}
