using System.Text.Json.Nodes;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Gateway;

/// <summary>What a bot without MESSAGE_CONTENT does not get to read.</summary>
internal static class ContentFilter
{
    public static bool Applies(SandboxWorld world, Session session, Message message) =>
        session.User.Bot
        && (session.Intents & Intent.MessageContent) == 0
        && message.AuthorId != session.User.Id
        && !message.Mentions.Contains(session.User.Id)
        && world.Channel(message.ChannelId) is { IsDm: false };

    public static JsonObject Without(JsonObject message)
    {
        var copy = message.DeepClone().AsObject();
        copy["content"] = "";
        foreach (var list in (ReadOnlySpan<string>)["embeds", "attachments", "components"])
            copy[list] = new JsonArray();
        return copy;
    }
}
