using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>Removes content from events for a bot without MESSAGE_CONTENT.</summary>
internal static class ContentFilter
{
    public static bool Applies(SandboxWorld world, Session session, Message message) =>
        session.User.Bot && (session.Intents & Intent.MessageContent) == 0 && Hides(world, session.User, message);

    /// <summary>Whether the message's content needs the intent: by another author, in a guild, without a mention of the bot.</summary>
    public static bool Hides(SandboxWorld world, User user, Message message) =>
        message.AuthorId != user.Id && !message.Mentions.Contains(user.Id) && world.Channel(message.ChannelId) is { IsDm: false };

    public static JsonObject Without(JsonObject message)
    {
        var copy = message.DeepClone().AsObject();
        copy["content"] = "";
        foreach (var list in (ReadOnlySpan<string>)["embeds", "attachments", "components"])
            copy[list] = new JsonArray();
        copy.Remove("poll");
        return copy;
    }
}
