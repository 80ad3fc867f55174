using System.Text.Json.Nodes;
using DCTicket.Sandbox.Cdn;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Interactions;

/// <summary>The objects behind the ids in an interaction's data.</summary>
internal sealed class Resolved(SandboxWorld world, Channel where, User user)
{
    private readonly JsonObject _view = [];
    private readonly Guild? _guild = world.Guild(where.GuildId);

    public JsonObject? View => _view.Count == 0 ? null : _view;

    /// <summary>Adds the object of an id for a select or option of this kind; false if there is none.</summary>
    public bool Add(ulong id, bool users, bool roles, bool channels, JsonArray? channelTypes = null)
    {
        if (users && world.User(id) is { } found)
        {
            Put("users", id, UserView.Of(found));
            if (_guild is not null && _guild.Members.TryGetValue(id, out var member))
                Put("members", id, Member(member));
            return true;
        }

        if (roles && _guild?.Role(id) is { } role)
        {
            Put("roles", id, GuildView.Role(role));
            return true;
        }

        if (
            channels
            && _guild is not null
            && world.Channel(id) is { } channel
            && channel.GuildId == _guild.Id
            && world.Sees(user.Id, channel)
            && (channelTypes is null || channelTypes.Any(t => (int)t! == channel.Type))
        )
        {
            var view = ChannelView.Of(channel);
            view.Remove("permission_overwrites");
            view["permissions"] = world.PermissionsIn(user.Id, channel).Text();
            view["app_permissions"] = world.PermissionsIn(world.Bot.Id, channel).Text();
            Put("channels", id, view);
            return true;
        }

        return false;
    }

    public void Add(Message message) => Put("messages", message.Id, MessageView.Of(world, message));

    public void Add(Attachment attachment)
    {
        var url = AttachmentUrl.Sign(world, world.State.ApplicationId, attachment, "ephemeral-attachments");
        var view = new JsonObject
        {
            ["id"] = attachment.Id.Text(),
            ["filename"] = attachment.FileName,
            ["size"] = attachment.Size,
            ["url"] = url,
            ["proxy_url"] = url,
            ["ephemeral"] = true,
        };
        if (attachment.ContentType is { } type)
            view["content_type"] = type;
        if (attachment.Title is not null)
            view["title"] = attachment.Title;
        if (attachment is { Width: { } width, Height: { } height })
            (view["width"], view["height"]) = (width, height);
        Put("attachments", attachment.Id, view);
    }

    private JsonObject Member(Member member)
    {
        var view = MemberView.WithoutUser(member);
        view.Remove("mute");
        view.Remove("deaf");
        view["permissions"] = Permission.InChannel(_guild!, member, where, world.Now).Text();
        return view;
    }

    private void Put(string kind, ulong id, JsonObject item)
    {
        if (_view[kind] is not JsonObject map)
            _view[kind] = map = [];
        map[id.Text()] = item;
    }
}
