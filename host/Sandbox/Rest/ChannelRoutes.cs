using System.Text.Json.Nodes;
using DCTicket.Sandbox.Audit;
using DCTicket.Sandbox.Threads;
using DCTicket.Sandbox.Validation;
using DCTicket.Sandbox.Views;
using DCTicket.Sandbox.World;

namespace DCTicket.Sandbox.Rest;

internal sealed class ChannelRoutes(Messages messages)
{
    private const int RequireTag = 1 << 4;
    private readonly ThreadEdit _threads = new(messages);

    public void Add(RouteTable routes)
    {
        routes.Post("/guilds/{guild}/channels", Create);
        routes.Get("/channels/{channel}", Get);
        routes.Add(new Operation("PATCH", "/channels/{channel}", Patch) { Limit = (10, 15) });
        routes.Delete("/channels/{channel}", Delete);
    }

    private static InteractionResponder Get(Call call)
    {
        var channel = call.Channel();
        if (!call.World.Lists(call.Caller.Id, channel))
            throw Refuse.MissingAccess();
        return InteractionResponder.Ok(ChannelView.For(call.World, channel, call.Caller.Id));
    }

    private static InteractionResponder Create(Call call)
    {
        var form = ChannelForm.Read(call.Form(new FormErrors()), create: true);
        var type = form.Type ?? 0;
        var world = call.World;
        var guild = call.Guild();
        call.Need(guild, Permission.ManageChannels);
        if (guild.Channels.Count >= ChannelRules.MaxInGuild)
            throw Refuse.TooManyChannels();
        if (form.ParentId is { } parentId)
        {
            ChannelRules.CheckParent(guild, parentId, type, null);
            if (!world.Sees(call.Caller.Id, guild.Channels[parentId]))
                throw Refuse.MissingAccess();
        }

        var channel = new Channel
        {
            Id = world.NewId(),
            GuildId = guild.Id,
            Type = type,
            Name = ChannelForm.Normalise(form.Name!, type),
            Topic = string.IsNullOrEmpty(form.Topic) ? null : form.Topic,
            ParentId = form.ParentId,
            Position = form.Position ?? guild.Channels.Values.Count(c => c.IsCategory == (type == 4)),
            Nsfw = form.Nsfw ?? false,
            RateLimitPerUser = form.RateLimitPerUser ?? 0,
            Flags = type is 15 or 16 ? (form.Flags ?? 0) & RequireTag : 0,
            DefaultAutoArchiveMinutes = form.DefaultAutoArchiveMinutes,
            DefaultThreadRateLimit = form.DefaultThreadRateLimit ?? 0,
            AvailableTags = type is 15 or 16 ? Tags(call, form, null) : null,
        };
        if (form.Overwrites is { } overwrites)
            ChannelRules.CheckOverwrites(world, guild, call.Caller, channel, overwrites, []);
        channel.Overwrites = form.Overwrites ?? (form.ParentId is { } id ? [.. guild.Channels[id].Overwrites] : []);
        var before = new Audience(world, guild, []);
        world.Add(channel);
        world.Announce("CHANNEL_CREATE", channel);
        before.NoteMade(channel);
        before.Announce();
        call.Audit(guild, AuditAction.ChannelCreate, channel.Id, Changes.Between(null, ChannelView.Of(channel), Changes.OfChannel));
        return InteractionResponder.Created(ChannelView.Of(channel));
    }

    private InteractionResponder Patch(Call call)
    {
        if (call.World.Channel(call.Id("channel")) is { Thread: not null } thread)
            return _threads.Patch(call, thread);
        var form = ChannelForm.Read(call.Form(new FormErrors()), create: false);
        var channel = call.Channel();
        if (channel.IsDm)
            throw Refuse.NotInDm();
        call.Need(channel, Permission.ManageChannels | (form.Overwrites is null ? 0 : Permission.ManageRoles));
        var guild = call.World.Guild(channel.GuildId)!;
        if (form.ParentId is { } parent && parent != channel.ParentId)
            ChannelRules.CheckParent(guild, parent, channel.Type, channel.Id);
        if (form.Overwrites is { } overwrites)
        {
            var gone = channel
                .Overwrites.Where(o => !overwrites.Exists(n => n.Id == o.Id))
                .Select(o => new Overwrite { Id = o.Id, Type = o.Type });
            ChannelRules.CheckOverwrites(call.World, guild, call.Caller, channel, [.. overwrites, .. gone], channel.Overwrites);
        }

        var before = new Audience(call.World, guild, [channel]);
        var (old, oldOverwrites) = (ChannelView.Of(channel), channel.Overwrites);
        Apply(form, channel);
        channel.AvailableTags = channel.IsForum ? Tags(call, form, channel.AvailableTags) ?? channel.AvailableTags : null;
        call.World.ChannelChanged(channel, before);
        Note(call, guild, channel, old, oldOverwrites);
        return InteractionResponder.Ok(ChannelView.Of(channel));
    }

    private static void Note(Call call, Guild guild, Channel channel, JsonObject old, List<Overwrite> oldOverwrites)
    {
        var changes = Changes.Between(old, ChannelView.Of(channel), Changes.OfChannel.Except(["permission_overwrites"]));
        if (changes.Count > 0)
            call.Audit(guild, AuditAction.ChannelUpdate, channel.Id, changes);
        OverwriteAudit.Write(call, guild, channel, oldOverwrites);
    }

    private static JsonArray? Tags(Call call, ChannelForm form, JsonArray? existing)
    {
        var tags = ForumTags.Read(form.Form, call.World, existing);
        form.Form.Errors.ThrowIfAny();
        return tags;
    }

    private static void Apply(ChannelForm form, Channel channel)
    {
        if (form.Name is not null)
            channel.Name = ChannelForm.Normalise(form.Name, channel.Type);
        if (form.Form.Has("topic"))
            channel.Topic = string.IsNullOrEmpty(form.Topic) ? null : form.Topic;
        if (form.Form.Has("parent_id"))
            channel.ParentId = form.ParentId;
        channel.Position = form.Position ?? channel.Position;
        channel.Nsfw = form.Nsfw ?? channel.Nsfw;
        channel.RateLimitPerUser = form.RateLimitPerUser ?? channel.RateLimitPerUser;
        channel.Overwrites = form.Overwrites ?? channel.Overwrites;
        channel.DefaultAutoArchiveMinutes = form.DefaultAutoArchiveMinutes ?? channel.DefaultAutoArchiveMinutes;
        channel.DefaultThreadRateLimit = form.DefaultThreadRateLimit ?? channel.DefaultThreadRateLimit;
        if (channel.IsForum)
            channel.Flags = (form.Flags ?? channel.Flags) & RequireTag;
    }

    private static InteractionResponder Delete(Call call)
    {
        var channel = call.Channel();
        if (channel.Thread is not null)
            return ThreadEdit.Delete(call, channel);
        if (channel.IsDm)
        {
            call.Need(channel, 0);
            return InteractionResponder.Ok(ChannelView.For(call.World, channel, call.Caller.Id));
        }

        call.Need(channel, Permission.ManageChannels);
        var guild = call.World.Guild(channel.GuildId)!;
        var before = new Audience(call.World, guild, [channel]);
        call.World.Remove(channel);
        foreach (var ephemeral in call.World.Ephemerals.Values.Where(m => m.ChannelId == channel.Id).ToList())
            call.World.Ephemerals.Remove(ephemeral.Id);
        foreach (var thread in guild.Threads.Values.Where(t => t.ParentId == channel.Id).ToList())
            ThreadEdit.Remove(call.World, thread);
        call.World.State.Webhooks.RemoveAll(w => w.ChannelId == channel.Id);
        call.World.Announce("CHANNEL_DELETE", channel, u => u == call.World.Bot.Id ? before.Listed(channel) : before.Saw(u, channel));
        foreach (var child in guild.Channels.Values.Where(c => c.ParentId == channel.Id))
        {
            child.ParentId = null;
            call.World.Announce("CHANNEL_UPDATE", child);
        }

        before.Announce();

        call.Audit(guild, AuditAction.ChannelDelete, channel.Id, Changes.Between(ChannelView.Of(channel), null, Changes.OfChannel));
        return InteractionResponder.Ok(ChannelView.Of(channel));
    }
}
