using System.Text.Json.Nodes;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class ReactionRoutes
{
    public static void Add(RouteTable routes)
    {
        const string own = "/channels/{channel}/messages/{message}/reactions/{emoji}/@me";
        routes.Add(new Operation("PUT", own, Put) { Limit = (1, 1) });
        routes.Add(new Operation("DELETE", own, Delete) { Limit = (1, 1) });
    }

    private static Answer Put(Call call)
    {
        var emoji = Emoji(call);
        var (channel, message) = MessageRoutes.Find(call, Permission.ReadMessageHistory);
        MessageRules.CheckActive(call, channel);
        var reaction = message.Reactions.Find(r => r.Name == emoji);
        if (reaction is null)
        {
            call.Need(channel, Permission.AddReactions);
            message.Reactions.Add(reaction = new Reaction { Name = emoji });
        }

        if (reaction.Users.Contains(call.Caller.Id))
            return Answer.NoContent;
        reaction.Users.Add(call.Caller.Id);
        var data = Data(call, message, emoji);
        data["message_author_id"] = message.AuthorId.Text();
        if (call.World.Guild(channel.GuildId) is { } guild)
            data["member"] = MemberView.Of(call.World, guild.Members[call.Caller.Id]);
        call.World.InChannel("MESSAGE_REACTION_ADD", channel, data, Intent.GuildReactions, Intent.DirectReactions);
        return Answer.NoContent;
    }

    private static Answer Delete(Call call)
    {
        var emoji = Emoji(call);
        var (channel, message) = MessageRoutes.Find(call, Permission.ReadMessageHistory);
        MessageRules.CheckActive(call, channel);
        var reaction = message.Reactions.Find(r => r.Name == emoji);
        if (reaction is null || !reaction.Users.Remove(call.Caller.Id))
            throw Refuse.UnknownEmoji();
        if (reaction.Users.Count == 0)
            message.Reactions.Remove(reaction);
        call.World.InChannel("MESSAGE_REACTION_REMOVE", channel, Data(call, message, emoji), Intent.GuildReactions, Intent.DirectReactions);
        return Answer.NoContent;
    }

    private static JsonObject Data(Call call, Message message, string emoji) => new()
    {
        ["user_id"] = call.Caller.Id.Text(),
        ["channel_id"] = message.ChannelId.Text(),
        ["message_id"] = message.Id.Text(),
        ["emoji"] = new JsonObject { ["id"] = null, ["name"] = emoji },
        ["burst"] = false,
        ["type"] = 0,
    };

    /// <summary>Unicode emoji only: the Sandbox has no custom ones.</summary>
    private static string Emoji(Call call)
    {
        var emoji = call.Value("emoji");
        return emoji.Length is > 0 and <= 32 && emoji.Any(c => c > 0xFF) ? emoji : throw Refuse.UnknownEmoji();
    }
}
