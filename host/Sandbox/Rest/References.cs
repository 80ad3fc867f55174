using System.Text.Json.Nodes;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

/// <summary>References of replies and forwards.</summary>
internal static class References
{
    private static readonly string[] Snapshot =
    [
        "type",
        "content",
        "mentions",
        "mention_roles",
        "attachments",
        "embeds",
        "timestamp",
        "edited_timestamp",
        "flags",
        "components",
    ];

    public static Origin Read(Call call, Channel channel, MessageDraft draft)
    {
        if (draft.Reference is not { } id)
            return new Origin();
        return draft.Forwards ? Forward(call, draft, id) : Reply(call, channel, draft, id);
    }

    private static Origin Reply(Call call, Channel channel, MessageDraft draft, ulong id)
    {
        var message = draft.ReferenceChannel is { } other && other != channel.Id ? null : channel.Find(id);
        if (message is null)
        {
            return draft.FailIfNotExists
                ? throw Refuse.Form("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
                : new Origin();
        }

        if ((call.World.PermissionsIn(call.Caller.Id, channel) & Permission.ReadMessageHistory) == 0)
            throw Refuse.NoHistory();
        return message.IsWritten
            ? new Origin { Type = 19, Reference = id }
            : throw Refuse.Form("message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", "Cannot reply to a system message");
    }

    /// <summary>A forward copies the current message, without own content.</summary>
    private static Origin Forward(Call call, MessageDraft draft, ulong id)
    {
        var from = draft.ReferenceChannel is { } channelId
            ? call.World.Channel(channelId) ?? throw Refuse.UnknownChannel()
            : throw Refuse.Form("message_reference.channel_id", "BASE_TYPE_REQUIRED", "This field is required");
        call.Need(from, Permission.ReadMessageHistory);
        var message = from.Find(id) ?? throw Refuse.UnknownMessage();
        if (!message.IsWritten || message.Poll is not null)
            throw Refuse.Form("message_reference", "MESSAGE_REFERENCE_FORWARD_INVALID", "Message cannot be forwarded");
        if (
            draft.Content is { Length: > 0 }
            || draft.Embeds is { Count: > 0 }
            || draft.Components is { Count: > 0 }
            || draft.Files.Count > 0
        )
            throw Refuse.Form("message_reference", "MESSAGE_REFERENCE_FORWARD_CONTENT", "A forward cannot have content of its own");
        if (message.Snapshot is not null)
            return new Origin
            {
                Reference = id,
                ReferenceChannel = from.Id,
                Snapshot = message.Snapshot,
            };
        var view = MessageView.Of(call.World, message);
        var snapshot = new JsonObject();
        foreach (var key in Snapshot)
            snapshot[key] = view[key]?.DeepClone();
        return new Origin
        {
            Reference = id,
            ReferenceChannel = from.Id,
            Snapshot = snapshot,
        };
    }
}
