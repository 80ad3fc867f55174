using System.Text.Json.Nodes;
using DCTicket.Sandbox.Expressions;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal static class ReactionRoutes
{
    private const int MaxKinds = 20;

    public static void Add(RouteTable routes)
    {
        const string all = "/channels/{channel}/messages/{message}/reactions";
        const string kind = all + "/{emoji}";
        Limited("PUT", kind + "/@me", Put);
        Limited("DELETE", kind + "/@me", call => Delete(call, call.Caller.Id));
        Limited("DELETE", kind + "/{user}", call => Delete(call, call.Id("user")));
        Limited("DELETE", kind, DeleteKind);
        Limited("DELETE", all, DeleteAll);
        routes.Get(kind, List);

        void Limited(string method, string template, Func<Call, InteractionResponder> run) =>
            routes.Add(new Operation(method, template, run) { Limit = (1, 1) });
    }

    private static InteractionResponder Put(Call call)
    {
        var emoji = Emoji(call);
        var (channel, message) = Find(call, Permission.ReadMessageHistory);
        var reaction = message.Reactions.Find(r => r.Name == emoji);
        if (reaction is null)
        {
            call.Need(channel, Permission.AddReactions);
            if (message.Reactions.Count >= MaxKinds)
                throw new ApiException(400, 30010, "Maximum number of reactions reached (20)");
            message.Reactions.Add(reaction = new Reaction { Name = emoji });
        }

        if (reaction.Users.Contains(call.Caller.Id))
            return InteractionResponder.NoContent;
        reaction.Users.Add(call.Caller.Id);
        var data = Data(message, call.Caller.Id, emoji);
        data["message_author_id"] = message.AuthorId.Text();
        if (call.World.Guild(channel.GuildId) is { } guild)
            data["member"] = MemberView.Of(call.World, guild.Members[call.Caller.Id]);
        Announce(call, channel, "MESSAGE_REACTION_ADD", data);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder List(Call call)
    {
        var emoji = Emoji(call);
        var (limit, after) = (call.QueryLimit(25, 100), call.QueryId("after") ?? 0);
        var burst = call.QueryInteger("type", 0, 1) == 1;
        var (_, message) = MessageRoutes.Find(call, Permission.ReadMessageHistory);
        var reaction = message.Reactions.Find(r => r.Name == emoji) ?? throw Refuse.UnknownEmoji();
        var users = burst ? [] : reaction.Users.Order().Where(u => u > after).Take(limit);
        return InteractionResponder.Ok(GuildView.List(users, u => UserView.Of(call.World.State.Users[u])));
    }

    private static InteractionResponder Delete(Call call, ulong user)
    {
        var emoji = Emoji(call);
        var (channel, message) = Find(call, Permission.ReadMessageHistory);
        if (user != call.Caller.Id)
            call.Need(channel, Permission.ManageMessages);
        var reaction = message.Reactions.Find(r => r.Name == emoji);
        if (reaction is null || !reaction.Users.Remove(user))
            throw Refuse.UnknownEmoji();
        if (reaction.Users.Count == 0)
            message.Reactions.Remove(reaction);
        Announce(call, channel, "MESSAGE_REACTION_REMOVE", Data(message, user, emoji));
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder DeleteKind(Call call)
    {
        var emoji = Emoji(call);
        var (channel, message) = Find(call, Permission.ManageMessages);
        if (message.Reactions.RemoveAll(r => r.Name == emoji) == 0)
            throw Refuse.UnknownEmoji();
        var data = Place(message);
        data["emoji"] = GuildEmoji.InReaction(emoji);
        Announce(call, channel, "MESSAGE_REACTION_REMOVE_EMOJI", data);
        return InteractionResponder.NoContent;
    }

    private static InteractionResponder DeleteAll(Call call)
    {
        var (channel, message) = Find(call, Permission.ManageMessages);
        message.Reactions.Clear();
        Announce(call, channel, "MESSAGE_REACTION_REMOVE_ALL", Place(message));
        return InteractionResponder.NoContent;
    }

    private static (Channel Channel, Message Message) Find(Call call, ulong permissions)
    {
        var (channel, message) = MessageRoutes.Find(call, permissions);
        MessageRules.CheckActive(call, channel);
        return (channel, message);
    }

    private static void Announce(Call call, Channel channel, string name, JsonObject data) =>
        call.World.InChannel(name, channel, data, Intent.GuildReactions, Intent.DirectReactions);

    private static JsonObject Place(Message message) =>
        new() { ["channel_id"] = message.ChannelId.Text(), ["message_id"] = message.Id.Text() };

    private static JsonObject Data(Message message, ulong user, string emoji) =>
        new()
        {
            ["user_id"] = user.Text(),
            ["channel_id"] = message.ChannelId.Text(),
            ["message_id"] = message.Id.Text(),
            ["emoji"] = GuildEmoji.InReaction(emoji),
            ["burst"] = false,
            ["type"] = 0,
        };

    /// <summary>A Unicode emoji, or name:id of a custom one; the name alone is not enough.</summary>
    private static string Emoji(Call call)
    {
        var emoji = call.Value("emoji");
        if (Emojis.IsOne(emoji))
            return emoji;
        return emoji.Split(':') is [_, var text] && Snowflakes.TryParse(text, out var id) && call.World.Emoji(id) is { } known
            ? $"{known.Name}:{text}"
            : throw Refuse.UnknownEmoji();
    }
}
